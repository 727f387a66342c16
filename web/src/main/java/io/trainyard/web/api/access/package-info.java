/** Who is let in: keys, sessions of browsers, limits, and what is told to the audit. */
@NullMarked
package io.trainyard.web.api.access;

import org.jspecify.annotations.NullMarked;
