/**
 * The viewer: pages of HTML for people, made on the server.
 *
 * <p>How a page is made:
 *
 * <ol>
 *   <li>A record holds all that the page shows, worded and computed ({@link
 *       io.trainyard.web.view.Words}, {@link io.trainyard.web.view.Mark}). A class makes it of what
 *       {@link io.trainyard.web.view.ViewPorts} read, and is tested without a server.
 *   <li>A template below {@code src/main/jte} shows the record: {@code @param Frame frame}, {@code
 *       @param TheRecord page}, {@code @template.frame(frame = frame, content = @`..`)}. It has
 *       loops and ifs, and no other logic. Tags for what recurs stand in {@code jte/tag}. Neither
 *       {@code style} attributes nor inline scripts: the content security policy refuses both.
 *   <li>A class that implements {@link io.trainyard.web.view.Pages} names the addresses: {@code
 *       PageRoute.page("/runs/{run}", visit -> Page.of(..)).with(parameters)}. A query parameter
 *       that is not named there is refused. The same address with {@code .json} answers the record.
 *   <li>{@code web.app.ViewerParts} puts it on the list of parts.
 * </ol>
 *
 * <p>What a form does is {@code PageRoute.action("/runs/{run}/cancel", Permission.OPERATE, visit ->
 * ..)}: it calls the desk and answers {@code Back.to(address, Notice.RUN_CANCELLED)}. The form has
 * {@code @template.tag.csrf(frame = frame)} in it. A {@link io.trainyard.web.api.Problem} becomes a
 * page of its own; a form that shows it at its field catches it and answers its page with {@link
 * io.trainyard.web.view.Page#status}. What one may not do is shown disabled, with the role that may:
 * {@link io.trainyard.web.view.Visit#may}.
 *
 * <p>A page that {@link io.trainyard.web.view.Page#live follows events} is fetched again when they
 * come, at most once a second, and its parts with {@code data-live} and an {@code id} are changed in
 * place.
 */
@NullMarked
package io.trainyard.web.view;

import org.jspecify.annotations.NullMarked;
