/** What is known of the columns of a table, and how two tables differ. */
@NullMarked
package io.trainyard.executors.data.profile;

import org.jspecify.annotations.NullMarked;
