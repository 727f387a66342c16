package io.trainyard.web.view;

/** What a visit is answered with. */
public sealed interface Reply permits Page, Back {}
