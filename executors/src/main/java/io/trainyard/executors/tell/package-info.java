/** The step that notifies, and the ways out: mail, Slack-shaped and signed webhooks, the log. */
@NullMarked
package io.trainyard.executors.tell;

import org.jspecify.annotations.NullMarked;
