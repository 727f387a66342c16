/** Graphs of steps: what stands where, and what each of them looks like. */
@NullMarked
package io.trainyard.web.view.graph;

import org.jspecify.annotations.NullMarked;
