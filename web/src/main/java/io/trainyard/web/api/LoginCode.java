package io.trainyard.web.api;

/**
 * By which a browser on the server's machine logs in, once and soon.
 *
 * @param code what stands behind {@code /login?code=}
 */
public record LoginCode(String code) {}
