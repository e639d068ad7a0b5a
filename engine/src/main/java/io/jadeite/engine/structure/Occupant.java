package io.jadeite.engine.structure;

/** What stands on a site: one species, or, in a disordered structure, several that share it. */
public sealed interface Occupant permits Species, Mixture {
    /** As messages and lists of species show it: {@code Fe}, {@code Fe2+}, {@code Nb:0.059, Al:0.941}. */
    String name();
}
