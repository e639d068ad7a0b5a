package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.scan.NumberTable;

/**
 * How a material answers to light of each energy.
 *
 * @param comment what VASP calls it: {@code density-density}, {@code current-current}, …; empty in older versions
 * @param imaginary rows of energy in eV and the components xx, yy, zz, xy, yz, zx
 * @param real the same of the real part
 */
public record DielectricFunction(String comment, NumberTable imaginary, NumberTable real) {}
