package io.jadeite.engine.vasp.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.vasp.input.Incar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real outputs of runs that failed are judged as custodian judges them. */
class RealErrorsTest {
    private static final String ERRORS = "vasp/errors/";

    @TempDir
    Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> eachSampleIsJudgedAsTheReferenceJudgesIt() {
        var cases = new ArrayList<DynamicTest>();
        ReferenceData.json("vasp/expected/custodian-real-errors.json")
                .get("cases")
                .forEach(one -> {
                    int number = cases.size();
                    var name = "%d %s %s %s"
                            .formatted(
                                    number,
                                    one.get("handler").stringValue(),
                                    one.get("sample").stringValue(),
                                    one.get("note").stringValue());
                    cases.add(DynamicTest.dynamicTest(name, () -> judge(number, one)));
                });
        return cases.stream();
    }

    private void judge(int number, JsonNode one) throws IOException {
        var directory = lay(number, one);
        var handler = one.get("handler").stringValue();
        if (handler.endsWith("Validator")) {
            assertThat(isInvalid(handler, directory))
                    .isEqualTo(one.get("rounds").get(0).get("check").booleanValue());
            return;
        }
        var check = check(handler, one);
        new Rounds(directory, name(handler), check).play(one.get("rounds"));
    }

    private static boolean isInvalid(String validator, Path directory) {
        return switch (validator) {
            case "VasprunXMLValidator" -> FinishedRun.of(directory).isEmpty();
            case "VaspFilesValidator" -> !Validators.missingFiles(directory).isEmpty();
            default -> Validators.isWrongEnsemble(directory);
        };
    }

    private static String name(String handler) {
        return switch (handler) {
            case "VaspErrorHandler" -> VaspErrorHandler.NAME;
            case "StdErrHandler" -> "StdErr";
            default -> handler.replaceAll("(Error)?Handler$", "");
        };
    }

    private static Function<Handler.Calculation, Optional<Finding>> check(String handler, JsonNode one) {
        var options = one.get("options");
        var output = options.hasNonNull("output_filename")
                ? options.get("output_filename").stringValue()
                : "vasp.out";
        boolean always = one.hasNonNull("mode");
        return switch (handler) {
            case "VaspErrorHandler" -> vaspError(output, options)::check;
            case "StdErrHandler" -> new StandardError(sampleName(one))::check;
            case "LrfCommutatorHandler" -> new LrfCommutator(sampleName(one))::check;
            case "AliasingErrorHandler" -> new Aliasing(output)::check;
            case "MeshSymmetryErrorHandler" -> new MeshSymmetry(output)::check;
            case "UnconvergedErrorHandler" -> new Unconverged()::check;
            case "IncorrectSmearingHandler" -> new IncorrectSmearing()::check;
            case "KspacingMetalHandler" -> new KspacingMetal()::check;
            case "LargeSigmaHandler" -> new LargeSigma()::check;
            case "PositiveEnergyErrorHandler" -> new PositiveEnergy()::check;
            case "PotimErrorHandler" ->
                new Potim(
                        options.hasNonNull("dE_threshold")
                                ? options.get("dE_threshold").doubleValue()
                                : Potim.USUAL)::check;
            case "NonConvergingErrorHandler" ->
                new NonConverging(
                        options.hasNonNull("nionic_steps")
                                ? options.get("nionic_steps").intValue()
                                : NonConverging.USUAL)::check;
            case "FrozenJobErrorHandler" ->
                calculation -> Optional.of(new FrozenJob(FrozenJob.USUAL).found(calculation));
            case "DriftErrorHandler" -> drift(options, always);
            default -> throw new AssertionError(handler);
        };
    }

    private static VaspErrorHandler vaspError(String output, JsonNode options) {
        var catches = new TreeSet<>(VaspMessages.ALL.keySet());
        if (options.hasNonNull("errors_subset_to_catch")) {
            catches.clear();
            options.get("errors_subset_to_catch").forEach(error -> catches.add(error.stringValue()));
        }
        boolean fire =
                options.hasNonNull("vtst_fixes") && options.get("vtst_fixes").booleanValue();
        return new VaspErrorHandler(output, Set.copyOf(catches), fire);
    }

    private static Function<Handler.Calculation, Optional<Finding>> drift(JsonNode options, boolean always) {
        var most = options.hasNonNull("max_drift")
                ? OptionalDouble.of(options.get("max_drift").doubleValue())
                : OptionalDouble.empty();
        int averaged =
                options.hasNonNull("to_average") ? options.get("to_average").intValue() : 3;
        var handler = new Drift(most, averaged);
        return always
                ? calculation -> handler.judged(calculation, Inputs.read(calculation.directory()), most.orElseThrow())
                : handler::check;
    }

    private static String sampleName(JsonNode one) {
        return one.get("sample_name_in_directory").stringValue();
    }

    /** The files as they lay beside each other. */
    private Path lay(int number, JsonNode one) throws IOException {
        var directory = Files.createDirectories(folder.resolve("case-" + number));
        one.get("beside")
                .properties()
                .forEach(file ->
                        put(directory.resolve(file.getKey()), file.getValue().stringValue()));
        if (Files.isRegularFile(ReferenceData.path(ERRORS + one.get("sample").stringValue()))) {
            put(directory.resolve(sampleName(one)), one.get("sample").stringValue());
        }
        if (one.hasNonNull("incar0")) {
            CorrectionLaddersTest.incar(one.get("incar0")).write(directory.resolve("INCAR"));
        }
        if (one.hasNonNull("incar_overrides")) {
            var incar = Incar.read(directory.resolve("INCAR"));
            for (var tag : CorrectionLaddersTest.incar(one.get("incar_overrides"))
                    .plain()
                    .entrySet()) {
                incar = incar.with(tag.getKey(), tag.getValue());
            }
            incar.write(directory.resolve("INCAR"));
        }
        if (one.hasNonNull("kpoints0")) {
            Files.writeString(directory.resolve("KPOINTS"), one.get("kpoints0").stringValue());
        }
        return directory;
    }

    private static void put(Path to, String source) {
        try {
            if (source.startsWith("made: ")) {
                Files.writeString(to, source.substring("made: ".length()));
                return;
            }
            var file = ReferenceData.path(ERRORS + source);
            try (var in = Files.newInputStream(file);
                    var plain =
                            source.endsWith(".gz") && !to.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
                Files.write(to, plain.readAllBytes());
            }
        } catch (IOException e) {
            throw new AssertionError(to + " from " + source, e);
        }
    }
}
