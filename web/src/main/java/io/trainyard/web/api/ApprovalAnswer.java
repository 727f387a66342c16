package io.trainyard.web.api;

import java.util.Map;

/**
 * What a person says to an approval.
 *
 * @param attempt the attempt that asks
 * @param yes whether it is approved
 * @param note why; may be empty
 * @param seen the digests that the person saw, of the subject and of all that is shown, by name
 */
public record ApprovalAnswer(long attempt, boolean yes, String note, Map<String, String> seen) {}
