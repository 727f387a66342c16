/** Pages about tables: what is in them, where they are from, and what changed. */
@NullMarked
package io.trainyard.web.view.data;

import org.jspecify.annotations.NullMarked;
