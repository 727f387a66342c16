/** Pages about models: their versions, what they are good for, and which one was in use when. */
@NullMarked
package io.trainyard.web.view.models;

import org.jspecify.annotations.NullMarked;
