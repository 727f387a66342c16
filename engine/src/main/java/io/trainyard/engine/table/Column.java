package io.trainyard.engine.table;

/** A column's name and type. */
public record Column(String name, ColumnType type) {}
