package io.jadeite.dsl.plot;

/** What has a plot of its own: a band structure, a phase diagram, the steps of a relaxation. */
public interface Plottable {
    /** @throws io.jadeite.engine.problem.InputException where there is nothing to draw */
    Plot plot();
}
