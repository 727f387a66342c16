/**
 * Reading a pipeline file: its syntax tree is held against the vocabulary, and what it describes is
 * taken from the tree itself. Nothing of the file is executed.
 */
@NullMarked
package io.trainyard.dsl.check;

import org.jspecify.annotations.NullMarked;
