package io.jadeite.engine.structure.symmetry;

/** Which angle of a standard monoclinic cell isn't right. */
public enum MonoclinicAngle {
    /** Between b and c, below 90°: Setyawan and Curtarolo. */
    ALPHA,
    /** Between a and c, above 90°: the International Tables. */
    BETA
}
