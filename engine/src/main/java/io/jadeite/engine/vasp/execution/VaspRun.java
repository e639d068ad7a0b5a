package io.jadeite.engine.vasp.execution;

import io.jadeite.engine.calculation.Applied;
import io.jadeite.engine.calculation.CommandLine;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.calculation.Options;
import io.jadeite.engine.calculation.OwnHandlers;
import io.jadeite.engine.calculation.ProgramMissing;
import io.jadeite.engine.calculation.Supervision;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.vasp.error.VaspCorrector;
import io.jadeite.engine.vasp.error.VaspHandlers;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.UnableHere;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One calculation by VASP in a directory whose inputs are written: site's tags, restart, supervision, results.
 *
 * @param directory the attempt's, or a folder in it
 * @param start the structure that the run was given
 * @param command the run's own; empty: the site's
 * @param handlers the names of those that look for errors
 */
public record VaspRun(
        Execution execution, Path directory, Structure start, Optional<String> command, List<String> handlers) {
    private static final Duration SOFT_GRACE = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** Licensed files, and those that are too large to keep a copy of for each correction. */
    private static final Set<String> NEVER_KEPT = Set.of("POTCAR", "WAVECAR", "CHG", "PROCAR", "LOCPOT", "WAVEDER");

    public VaspRun {
        handlers = List.copyOf(handlers);
    }

    public Outcome run() throws InterruptedException, IOException {
        addSiteTags();
        var continuation = Continuation.begin(execution.directory(), directory);
        var corrections = supervise(directory, continuation.steps(), continuation.corrections());
        var outcome = new VaspOutcome(directory, start, corrections).read(continuation.chain());
        KeptFiles.of(execution.settings()).tidy(directory);
        return outcome;
    }

    /**
     * Until VASP is done.
     *
     * @param watched the folder whose OSZICAR tells the ionic steps
     * @param before how many of them earlier attempts have made
     * @param earlier corrections of earlier attempts
     * @return all corrections
     */
    List<Applied> supervise(Path watched, int before, List<Applied> earlier) throws InterruptedException, IOException {
        var options = options(execution.settings());
        var looking = new ArrayList<>(ownHandlers());
        looking.addAll(VaspHandlers.named(
                handlers, options.command().outputFile(), options.command().errorFile()));
        var supervision = new Supervision(
                directory,
                options,
                looking,
                new VaspCorrector(),
                new VaspAttendant(directory, new StepProgress(watched, before, execution.progress())),
                earlier);
        try {
            return supervision.run();
        } catch (ProgramMissing e) {
            throw new UnableHere(
                    "VASP can't be run on this computer. %s Set vasp.command (JADEITE_VASP_COMMAND, settings.yaml) to what starts VASP here, for instance 'srun vasp_std > vasp.out'."
                            .formatted(e.getMessage()));
        }
    }

    /**
     * A file that this attempt or an earlier one has made, the latest one with something in it.
     *
     * @param file relative to an attempt's directory
     */
    public static Optional<Path> latest(Path attempt, Path file) {
        return Stream.concat(Stream.of(attempt), EarlierAttempt.before(attempt).stream())
                .filter(directory -> new EarlierAttempt(directory).hasContent(file.toString()))
                .map(directory -> directory.resolve(file))
                .findFirst();
    }

    /** Final volume / first volume − 1, by atom, as a preset may have taken the primitive cell of what it was given. */
    public static double volumeChange(Structure first, Structure last) {
        return (last.volume() / last.size()) / (first.volume() / first.size()) - 1;
    }

    private Options options(Settings settings) {
        return new Options(
                command.map(CommandLine::parse)
                        .orElseGet(() -> ofSite(Setting.VASP_COMMAND, settings, CommandLine::parse)),
                settings.get(Setting.VASP_LOOK),
                Optional.empty(),
                SOFT_GRACE,
                GRACE,
                settings.get(Setting.VASP_CORRECTIONS),
                NEVER_KEPT);
    }

    private List<Handler> ownHandlers() {
        try {
            return OwnHandlers.in(execution.settings().home());
        } catch (InputException e) {
            throw new UnableHere("Handlers of this computer can't be used. " + e.getMessage());
        }
    }

    /** What is wrong with a site's setting is no fault of the run's. */
    private static <T> T ofSite(Setting<String> setting, Settings settings, Function<String, T> reading) {
        try {
            return reading.apply(settings.get(setting));
        } catch (InputException e) {
            throw new UnableHere(
                    "The setting %s of this computer can't be used. %s".formatted(setting.name(), e.getMessage()));
        }
    }

    /** How VASP is spread over this site's processors; what the preset says wins. */
    void addSiteTags() {
        var file = directory.resolve("INCAR");
        var settings = execution.settings();
        var own = ofSite(
                Setting.VASP_INCAR,
                settings,
                text -> Incar.parse(
                        String.join("\n", text.strip().split("[;,]|\\s+(?=[A-Za-z_]+\\s*=)", -1)),
                        Setting.VASP_INCAR.name()));
        if (own.tags().isEmpty()) {
            return;
        }
        var incar = Incar.read(file);
        for (var tag : own.tags().entrySet()) {
            if (incar.value(tag.getKey()).isEmpty()) {
                incar = incar.with(tag.getKey(), tag.getValue().plain());
            }
        }
        incar.write(file);
    }
}
