package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.vasp.input.IncarValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a preset finds a tag's value for a structure. Values are plain: truth values, numbers, texts, lists. */
sealed interface IncarRule {
    /** In words, as {@code show-config} prints it. */
    String words();

    /** The tag is taken away. */
    record Unset() implements IncarRule {
        @Override
        public String words() {
            return "unset";
        }
    }

    /** The same for every structure. */
    record Fixed(IncarValue value) implements IncarRule {
        /** True. */
        static final Fixed ON = new Fixed(new IncarValue.Flag(true));

        @Override
        public String words() {
            return value.text();
        }
    }

    /** MAGMOM: the site's own moment, else its species', else the number that its species or element has here. */
    record Moments(Map<String, Object> bySpecies) implements IncarRule {
        @Override
        public String words() {
            return "by species, else 0.6: " + pairs(bySpecies);
        }
    }

    /**
     * LDAUU, LDAUJ, LDAUL: a number for each element in the POTCAR's order. A mapping under the most electronegative element wins over
     * numbers of elements by themselves.
     */
    record Hubbard(Map<String, Object> byAnion) implements IncarRule {
        @Override
        public String words() {
            return "by anion and element, else 0: " + pairs(byAnion);
        }
    }

    /** A number for each site, by its element; 0 for elements that have none here. */
    record EachSite(Map<String, Object> byElement) implements IncarRule {
        @Override
        public String words() {
            return "for each site by element, else 0: " + pairs(byElement);
        }
    }

    /** So much for each atom of the cell. */
    record PerAtom(double value) implements IncarRule {
        @Override
        public String words() {
            return value + " for each atom";
        }
    }

    /** One value where the band gap is unknown, one for metals (a gap up to the tolerance, in eV), one for the others. */
    record ByGap(Object unknown, Object metal, Object insulator, double tolerance) implements IncarRule {
        @Override
        public String words() {
            return "by band gap: unknown %s, metal %s, else %s".formatted(unknown, metal, insulator);
        }
    }

    /** KSPACING by the band gap, after Wisesa, McGill and Mueller (2016). */
    record SpacingByGap() implements IncarRule {
        @Override
        public String words() {
            return "by band gap: 0.22 for metals and where it is unknown, to 0.44 (Wisesa et al. 2016)";
        }
    }

    /** KSPACING by the band gap, by the smooth steps of the Materials Project's sets of 2024. */
    record SpacingBySteps() implements IncarRule {
        @Override
        public String words() {
            return "by band gap: 0.22 for metals and where it is unknown, to 0.5 (Materials Project 2024)";
        }
    }

    /** What the workflow's parameter says. */
    record FromParameter(String name) implements IncarRule {
        @Override
        public String words() {
            return "--" + name.replace('_', '-');
        }
    }

    /** POTIM: the parameter, else 0.5 fs with hydrogen and 2 fs without. */
    record TimeStep(String name) implements IncarRule {
        @Override
        public String words() {
            return "--%s, else 0.5 with hydrogen, 2 without".formatted(name.replace('_', '-'));
        }
    }

    /** NSW: the parameter, four times as many with hydrogen where the time step isn't given. */
    record StepCount(String name, String timeStep) implements IncarRule {
        @Override
        public String words() {
            return "--%s, four times as many with hydrogen".formatted(name.replace('_', '-'));
        }
    }

    /** The same for each element, in a list. */
    record EachElement(Object value) implements IncarRule {
        @Override
        public String words() {
            return value + " for each element";
        }
    }

    /** Points along a lattice vector (0, 1, 2): so many for each Å, rounded up. */
    record AlongVector(int vector, double density) implements IncarRule {
        @Override
        public String words() {
            return "%s for each Å of %s".formatted(density, "abc".charAt(vector));
        }
    }

    /** The largest ENMAX of the POTCAR times a factor, in eV. */
    record LargestCutoff(double factor) implements IncarRule {
        @Override
        public String words() {
            return factor + " × the largest ENMAX of the POTCAR";
        }
    }

    /** LMAXMIX: one value where there are elements with f electrons (after Ba), one where there are d electrons (after Ca), else none. */
    record ByShell(Object d, Object f) implements IncarRule {
        @Override
        public String words() {
            return "%s with f electrons, %s with d electrons, else unset".formatted(f, d);
        }
    }

    /** One value where all elements are metals, one where not. */
    record ByMetals(Object metal, Object otherwise) implements IncarRule {
        @Override
        public String words() {
            return "%s where all elements are metals, else %s".formatted(metal, otherwise);
        }
    }

    /** IMAGES: the structures between the two ends of a path. */
    record Images() implements IncarRule {
        @Override
        public String words() {
            return "the number of images between the ends";
        }
    }

    /** LDAU of slabs: whether one of these elements is there. */
    record Contains(List<String> elements) implements IncarRule {
        @Override
        public String words() {
            return "true with " + String.join(" or ", elements);
        }
    }

    /** DIPOL: the mean of the atoms' places, by mass, in fractions of the lattice vectors. */
    record CentreOfMass() implements IncarRule {
        @Override
        public String words() {
            return "the centre of mass";
        }
    }

    private static String pairs(Map<String, Object> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getValue() instanceof Map<?, ?> inner
                        ? entry.getKey() + " ("
                                + inner.entrySet().stream()
                                        .map(pair -> pair.getKey() + " " + pair.getValue())
                                        .collect(Collectors.joining(", "))
                                + ")"
                        : entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
