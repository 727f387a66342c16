package io.trainyard.engine.store;

import java.nio.file.Path;

/**
 * Where the log ends, so that writing can go on there.
 *
 * @param segment the last segment
 * @param position where its next frame goes, in bytes
 * @param nextSeq seq of the next event
 * @param chain the chain up to here
 */
record LogEnd(Path segment, long position, long nextSeq, Chain chain) {}
