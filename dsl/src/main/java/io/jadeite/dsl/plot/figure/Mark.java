package io.jadeite.dsl.plot.figure;

/** A named place on an axis, such as a k point or a worker. */
public record Mark(double at, String name) {}
