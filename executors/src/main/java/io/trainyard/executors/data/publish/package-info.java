/** publish: tables written where others find them. */
@NullMarked
package io.trainyard.executors.data.publish;

import org.jspecify.annotations.NullMarked;
