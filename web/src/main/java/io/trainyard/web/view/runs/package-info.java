/** The list of runs. */
@NullMarked
package io.trainyard.web.view.runs;

import org.jspecify.annotations.NullMarked;
