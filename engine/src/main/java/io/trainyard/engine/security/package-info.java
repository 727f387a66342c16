/** Who may do what, and what must not be seen. */
@NullMarked
package io.trainyard.engine.security;

import org.jspecify.annotations.NullMarked;
