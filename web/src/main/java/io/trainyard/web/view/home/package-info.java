/** The first page: does anything need me, what runs, what waits. */
@NullMarked
package io.trainyard.web.view.home;

import org.jspecify.annotations.NullMarked;
