/**
 * Runs that start because something happened: triggers, what they heard, and what they left out.
 */
@NullMarked
package io.trainyard.engine.trigger;

import org.jspecify.annotations.NullMarked;
