package io.trainyard.web.view;

/**
 * By which browsers log in.
 *
 * @param said why the last try failed; empty at first
 * @param next where to go on to
 */
public record LoginPage(String said, String next) {}
