package io.trainyard.dsl.words;

/** The name of a secret; its value is never part of a definition. */
@Called("a secret such as secret('crm/user')")
public interface Secret {}
