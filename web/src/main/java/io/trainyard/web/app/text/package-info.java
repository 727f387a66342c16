/** How the command writes for people: numbers, tables, and a run while it goes on. */
@NullMarked
package io.trainyard.web.app.text;

import org.jspecify.annotations.NullMarked;
