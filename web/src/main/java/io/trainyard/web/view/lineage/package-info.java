/** What came from what, drawn: the steps before and after a table or a model in its run. */
@NullMarked
package io.trainyard.web.view.lineage;

import org.jspecify.annotations.NullMarked;
