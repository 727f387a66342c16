/** How a run proceeds: states, planning, launching and completing attempts. */
@NullMarked
package io.trainyard.engine.run;

import org.jspecify.annotations.NullMarked;
