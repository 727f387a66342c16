/** Finding pipelines, runs, data and models by name, tag and digest. */
@NullMarked
package io.trainyard.web.view.search;

import org.jspecify.annotations.NullMarked;
