package io.jadeite.kernel.language;

/**
 * A cell to run.
 *
 * @param number the execution count that the notebook shows beside it, from 1; a silent cell has that of the one before
 * @param silent nothing of it is to be shown or remembered: a front end's own question
 * @param storeHistory whether it belongs to the history (and to variables such as the last value)
 */
public record Cell(String code, int number, boolean silent, boolean storeHistory) {}
