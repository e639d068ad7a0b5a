package io.jadeite.engine.vasp.preset;

import java.util.List;

/** The page docs/vasp-agreement.md. */
final class AgreementTable {
    static final String HEAD = """
        # How far VASP's inputs agree with published sets

        Each set is made for each structure of the reference data and compared with what pymatgen 2026.10.24 makes: INCAR tag by tag
        with its value, KPOINTS (form, divisions, shift, points, weights and labels, numbers to 1e-9), the names of the potentials in
        their order, and POSCAR (names in their order, numbers to 1e-6). This page is written by the test `InputSetsTest`, and the
        build fails where it isn't what the test finds.

        | published set | workflow | called with | structures that agree |
        |---|---|---|---|
        """;

    private AgreementTable() {}

    static String row(String name, PublishedSet set, int agreeing, List<String> structures) {
        var call = set.call().isEmpty() ? "" : "`" + set.call() + "`";
        return "| %s | `%s` | %s | %d of %d |\n".formatted(name, set.preset(), call, agreeing, structures.size());
    }

    static String tail(List<String> structures) {
        return """

            `MITNEBSet` (`diffusion.vasp.neb-from-images-mit`) agrees for the one path of the reference data, images included.

            Exceptions: none.

            The structures: %s.
            """.formatted(String.join(", ", structures));
    }
}
