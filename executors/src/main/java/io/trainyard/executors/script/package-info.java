/**
 * Scripts of the user's own, in Python and shell, by a contract of files and environment variables
 * that needs no library: see {@link io.trainyard.executors.script.ScriptCall}.
 */
@NullMarked
package io.trainyard.executors.script;

import org.jspecify.annotations.NullMarked;
