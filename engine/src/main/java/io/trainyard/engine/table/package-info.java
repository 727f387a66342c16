/** Tables, rows and schemas: the port that user code and step bodies see. */
@NullMarked
package io.trainyard.engine.table;

import org.jspecify.annotations.NullMarked;
