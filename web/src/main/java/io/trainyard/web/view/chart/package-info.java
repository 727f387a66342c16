/**
 * Charts as pure records: figures in, shapes and words out. Nothing here knows a page, a store or a
 * clock; the same figures give the same picture. Colours, dashes and fonts are style sheet classes.
 */
@NullMarked
package io.trainyard.web.view.chart;

import org.jspecify.annotations.NullMarked;
