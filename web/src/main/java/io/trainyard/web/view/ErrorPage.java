package io.trainyard.web.view;

/**
 * A problem, as a page.
 *
 * @param fix the smallest thing to do about it; empty where nothing is known
 * @param back where to go on
 */
public record ErrorPage(int status, String title, String detail, String fix, Crumb back) {}
