/** The OpenAPI document of the routes that a server answers. */
@NullMarked
package io.trainyard.web.api.openapi;

import org.jspecify.annotations.NullMarked;
