package io.trainyard.web.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backfill to make.
 *
 * @param files the pipeline's file first, then each {@code lib/} file
 * @param folder what relative paths inside the file are relative to; null = the folder that the
 *     server serves
 * @param params given to every run, as typed
 * @param from the first day, as {@code 2026-01-31}
 * @param to the last day, which counts
 * @param reverse whether the last day comes first; null = it does not
 * @param runsAtOnce most of its runs at once; null = 1
 * @param again which days that had a run get another one: none, failed or all; null = none
 * @param deploys whether steps that deploy or notify run too; null = they do not
 */
public record BackfillRequest(
    List<RunOrder.File> files,
    @Nullable String folder,
    Map<String, String> params,
    String from,
    String to,
    @Nullable Boolean reverse,
    @Nullable Integer runsAtOnce,
    @Nullable String again,
    @Nullable Boolean deploys) {}
