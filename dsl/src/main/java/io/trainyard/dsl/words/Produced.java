package io.trainyard.dsl.words;

/** What a generic step makes. */
@Called("an output such as table('lines')")
public interface Produced {}
