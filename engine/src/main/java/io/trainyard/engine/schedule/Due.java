package io.trainyard.engine.schedule;

/** A fire and the schedule it is of. */
record Due(Fire fire, Schedule schedule) {}
