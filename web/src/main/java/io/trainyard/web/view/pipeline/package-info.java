/**
 * The page of a pipeline: what a run would do, how runs went, versions, schedule, source, start.
 */
@NullMarked
package io.trainyard.web.view.pipeline;

import org.jspecify.annotations.NullMarked;
