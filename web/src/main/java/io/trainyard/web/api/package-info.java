/**
 * REST on loopback: what a home holds, and starting runs. One class a resource, with no logic
 * beyond parse, authorise, call, print; behind all of them stands the port {@link
 * io.trainyard.web.api.Desk}.
 */
@NullMarked
package io.trainyard.web.api;

import org.jspecify.annotations.NullMarked;
