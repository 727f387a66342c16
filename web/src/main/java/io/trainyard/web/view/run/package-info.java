/** The page of one run: where it is, what it waits for, where its time went, and why. */
@NullMarked
package io.trainyard.web.view.run;

import org.jspecify.annotations.NullMarked;
