/** The desk of a home that another process holds, asked over REST. */
@NullMarked
package io.trainyard.web.api.remote;

import org.jspecify.annotations.NullMarked;
