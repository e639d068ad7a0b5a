package io.jadeite.engine.vasp;

import io.jadeite.engine.calculation.CommandLine;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.vasp.preset.ChoiceReader;
import io.jadeite.engine.vasp.preset.Choices;
import io.jadeite.engine.vasp.preset.PathImages;
import io.jadeite.engine.vasp.preset.PathInputs;
import io.jadeite.engine.vasp.preset.Preset;
import io.jadeite.engine.vasp.preset.WrittenMoments;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** The parameters of VASP workflows, and the choices that their values are. */
final class VaspParameters {
    static final String STRUCTURE = "structure";
    static final String IMAGES = "images";
    static final String BETWEEN = "nimages";
    static final String COMMAND = "command";
    private static final int MOST_BETWEEN = 98;

    /** In Å: an atom of one end is the one of the other end that it is this near to. */
    private static final double NEAR = 0.5;

    private static final Parameter OF_STRUCTURE =
            Parameter.required(STRUCTURE, new ParameterType.OfStructure(), "the atoms; ordered");
    private static final Parameter OF_IMAGES = Parameter.required(
            IMAGES,
            new ParameterType.OfStructures(),
            "the path's structures, both ends among them, the same atoms in each; or the two ends alone");
    private static final Parameter OF_BETWEEN = Parameter.of(
            BETWEEN,
            new ParameterType.Whole(1, MOST_BETWEEN),
            3L,
            "",
            "where the two ends alone are given: how many images lie between them");
    private static final List<Parameter> OF_ALL = List.of(
            mapping("incar", "INCAR tags that win over the preset: --incar.ENCUT 600", ChoiceReader::incar),
            mapping(
                    "kpoints",
                    "k-points that win over the preset: --kpoints.reciprocal_density 100",
                    ChoiceReader::kpoints),
            mapping("potcar", "potentials by element: --potcar.Fe Fe", ChoiceReader::potentials),
            word("potcar_family", "family of potentials, where not the preset's: PBE, PBE_52, PBE_54, PBE_64, LDA …"),
            word("dispersion", "van der Waals method: dftd3, dftd3-bj, ts, rvv10 …"),
            word(COMMAND, "what starts VASP for this run, where not the worker's vasp.command"),
            new Parameter(
                    "bandgap",
                    ParameterType.Real.atLeast(0),
                    Optional.of(""),
                    "eV",
                    "the band gap, where it is known; 0 for metals"));

    private VaspParameters() {}

    static List<Parameter> of(Preset preset) {
        var parameters = new ArrayList<Parameter>();
        parameters.addAll(preset.path() ? List.of(OF_IMAGES, OF_BETWEEN) : List.of(OF_STRUCTURE));
        preset.parameters().forEach((name, standard) -> parameters.add(ofPreset(name, standard)));
        parameters.addAll(OF_ALL);
        return parameters;
    }

    private static Parameter ofPreset(String name, Object standard) {
        return switch (name) {
            case "temperature_start" ->
                Parameter.of(name, ParameterType.Real.atLeast(0), standard, "K", "the temperature at the beginning");
            case "temperature_end" ->
                Parameter.of(name, ParameterType.Real.atLeast(0), standard, "K", "the temperature at the end");
            case "nsteps" ->
                Parameter.of(name, new ParameterType.Whole(1, Integer.MAX_VALUE), standard, "", "how many time steps");
            case "time_step" -> Parameter.of(name, ParameterType.Real.positive(), standard, "fs", "how long one is");
            case "ispin" ->
                Parameter.of(name, new ParameterType.Whole(1, 2), standard, "", "2 for spin polarization, else 1");
            default -> Parameter.of(name, anything(), standard, "", "a value that the preset uses");
        };
    }

    private static ParameterType anything() {
        return new ParameterType.Value("a value", given -> given);
    }

    private static Parameter mapping(String name, String documentation, UnaryOperator<Object> reader) {
        return Parameter.of(name, new ParameterType.Value("names and values", reader), Map.of(), "", documentation);
    }

    private static Parameter word(String name, String documentation) {
        return Parameter.of(name, new ParameterType.Text(), "", "", documentation);
    }

    /** What can be told without symmetry or potentials. */
    static void check(Preset preset, Arguments arguments) {
        word(arguments, COMMAND).ifPresent(CommandLine::parse);
        if (preset.path()) {
            var images = arguments.structures(IMAGES);
            if (images.size() < 2) {
                throw new InputException(
                        "A path needs both its ends, or all its images, found one structure. Give --images START END.");
            }
            images.forEach(image -> image.ordered("VASP"));
            PathInputs.checkSameAtoms(images(arguments));
        } else {
            arguments.structure(STRUCTURE).ordered("VASP");
        }
        ChoiceReader.check(choices(preset, arguments));
    }

    /** All images; those between the ends are made where the ends alone are given. */
    static List<Structure> images(Arguments arguments) {
        var given = arguments.structures(IMAGES);
        return given.size() == 2
                ? PathImages.between(given.getFirst(), given.getLast(), arguments.whole(BETWEEN), NEAR)
                : given;
    }

    /** With the moments of sites in the order of the written POSCAR. */
    static Arguments asWritten(Preset preset, Arguments arguments) {
        if (preset.path() && !preset.stages().isEmpty()) {
            return arguments;
        }
        if (preset.path()) {
            var values = new LinkedHashMap<>(arguments.values());
            values.put(IMAGES, images(arguments));
            return new Arguments(values);
        }
        if (!preset.sorted() || !preset.stages().isEmpty()) {
            return arguments;
        }
        var incar = map(arguments, "incar");
        return WrittenMoments.of(arguments.structure(STRUCTURE), incar)
                .map(moments -> {
                    incar.put("MAGMOM", moments);
                    var values = new LinkedHashMap<>(arguments.values());
                    values.put("incar", incar);
                    return new Arguments(values);
                })
                .orElse(arguments);
    }

    static Choices choices(Preset preset, Arguments arguments) {
        var own = new LinkedHashMap<String, Object>();
        preset.parameters().keySet().forEach(name -> {
            var value = arguments.values().get(name);
            if (value != null && !value.equals("")) {
                own.put(name, value);
            }
        });
        var potentials = new LinkedHashMap<String, String>();
        map(arguments, "potcar").forEach((element, symbol) -> potentials.put(element, String.valueOf(symbol)));
        return new Choices(
                map(arguments, "incar"),
                map(arguments, "kpoints"),
                potentials,
                word(arguments, "potcar_family"),
                word(arguments, "dispersion"),
                arguments.values().get("bandgap") instanceof Number gap
                        ? OptionalDouble.of(gap.doubleValue())
                        : OptionalDouble.empty(),
                own);
    }

    private static Map<String, Object> map(Arguments arguments, String name) {
        var map = new LinkedHashMap<String, Object>();
        if (arguments.values().get(name) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> map.put(String.valueOf(key), value == null ? "" : value));
        }
        return map;
    }

    static Optional<String> word(Arguments arguments, String name) {
        return arguments.values().get(name) instanceof String word && !word.isBlank()
                ? Optional.of(word)
                : Optional.empty();
    }
}
