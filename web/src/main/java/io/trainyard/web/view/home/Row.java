package io.trainyard.web.view.home;

import io.trainyard.web.view.Mark;

/**
 * A line of a card: what it is about, how that is, and the sentence that answers why.
 *
 * @param name linked
 * @param more behind the name; may be empty
 * @param at when, at the right; may be empty
 * @param lead word before the sentence, such as {@code Waiting}; may be empty
 * @param sentence may be empty
 */
public record Row(
    Mark mark, String name, String address, String more, String at, String lead, String sentence) {}
