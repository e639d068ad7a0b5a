package io.jadeite.engine.vasp.output.vasprun;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The U − J of each element of a DFT+U run, in eV. */
public final class HubbardValues {
    private static final double NONE = 1e-8;

    private HubbardValues() {}

    /** By the element's symbol; empty where U isn't used or isn't given for each group of atoms. */
    public static Map<String, Double> of(Vasprun run) {
        var values = new LinkedHashMap<String, Double>();
        var repulsion = numbers(run, "LDAUU");
        var exchange = numbers(run, "LDAUJ");
        var titles = run.potcarTitles();
        if (!run.incar().isOn("LDAU") || repulsion.size() != titles.size()) {
            return values;
        }
        for (int i = 0; i < titles.size(); i++) {
            double subtracted = exchange.size() == repulsion.size() ? exchange.get(i) : 0;
            values.put(symbol(titles.get(i)), repulsion.get(i) - subtracted);
        }
        return values;
    }

    public static boolean isUsed(Vasprun run) {
        return of(run).values().stream().mapToDouble(Double::doubleValue).sum() > NONE;
    }

    private static List<Double> numbers(Vasprun run, String tag) {
        return run.incar().get(tag).isPresent()
                ? run.incar().numbers(tag)
                : run.parameters().numbers(tag);
    }

    /** {@code Fe} of {@code PAW_PBE Fe_pv 06Sep2000}. */
    private static String symbol(String title) {
        var words = List.of(title.split("\\s+"));
        return words.size() < 2 ? title : words.get(1).replaceFirst("_.*", "");
    }
}
