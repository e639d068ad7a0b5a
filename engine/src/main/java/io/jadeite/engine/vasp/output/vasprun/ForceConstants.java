package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.scan.NumberTable;

/**
 * How atoms swing about their places, as linear response or displacements found it.
 *
 * @param hessian −∂²E/∂x∂y divided by the root of both masses, in eV/(Å² u): a row and a column for each free coordinate
 * @param eigenvalues of the hessian in the same unit, one a row; those of stable modes are negative
 * @param eigenvectors a row for each eigenvalue
 */
public record ForceConstants(NumberTable hessian, NumberTable eigenvalues, NumberTable eigenvectors) {}
