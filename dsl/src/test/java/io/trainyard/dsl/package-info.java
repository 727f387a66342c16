@NullMarked
package io.trainyard.dsl;

import org.jspecify.annotations.NullMarked;
