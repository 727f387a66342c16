/**
 * The vocabulary: one interface a block, one method a word. Nothing implements these interfaces: a
 * pipeline file is read against them, editors complete from them, and {@code docs/language.md} and
 * {@code trainyard words} are printed from them. Each word's meaning stands in its {@link
 * io.trainyard.dsl.words.Word}.
 */
@NullMarked
package io.trainyard.dsl.words;

import org.jspecify.annotations.NullMarked;
