/** Answers that go on: events and logs, sent to many clients as they come. */
@NullMarked
package io.trainyard.web.api.stream;

import org.jspecify.annotations.NullMarked;
