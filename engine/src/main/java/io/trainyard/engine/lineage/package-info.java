/** What was made from what: a reader of the event log. */
@NullMarked
package io.trainyard.engine.lineage;

import org.jspecify.annotations.NullMarked;
