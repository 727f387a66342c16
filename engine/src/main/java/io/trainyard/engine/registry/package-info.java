/** Models, their versions and aliases. */
@NullMarked
package io.trainyard.engine.registry;

import org.jspecify.annotations.NullMarked;
