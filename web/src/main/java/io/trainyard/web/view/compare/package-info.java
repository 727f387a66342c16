/** Runs side by side: what differs between them, and does it matter. */
@NullMarked
package io.trainyard.web.view.compare;

import org.jspecify.annotations.NullMarked;
