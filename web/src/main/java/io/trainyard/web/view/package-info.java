/** What people look at: the frame of every page, its words and its pictures. */
@NullMarked
package io.trainyard.web.view;

import org.jspecify.annotations.NullMarked;
