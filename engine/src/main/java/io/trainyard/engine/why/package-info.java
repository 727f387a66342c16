/** Why a run is as it is, what a run would do, and what an edit means. Pure. */
@NullMarked
package io.trainyard.engine.why;

import org.jspecify.annotations.NullMarked;
