package io.jadeite.benchmark.inputs;

import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.vasp.preset.Choices;
import io.jadeite.engine.vasp.preset.InputSet;
import io.jadeite.engine.vasp.preset.InputSet.PotcarSource;
import io.jadeite.engine.vasp.preset.PresetLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Makes and writes inputs of all structures of a folder, several times over into new folders, and prints the milliseconds a structure, the median. */
final class WriteInputs {
    private WriteInputs() {}

    public static void main(String[] arguments) throws IOException {
        var preset = PresetLibrary.builtIn().find(arguments[0]);
        var target = Path.of(arguments[2]);
        int passes = Integer.parseInt(arguments[3]);
        List<Poscar> poscars;
        try (var files = Files.list(Path.of(arguments[1]))) {
            poscars = files.filter(file -> file.toString().endsWith(".vasp"))
                    .sorted()
                    .map(Poscar::read)
                    .toList();
        }
        var times = new double[passes];
        for (int pass = 0; pass < passes; pass++) {
            var root = Files.createTempDirectory(target, "jadeite-");
            long start = System.nanoTime();
            for (int i = 0; i < poscars.size(); i++) {
                var inputs = InputSet.of(preset, poscars.get(i).structure(), Choices.NONE, PotcarSource.NONE);
                var directory = Files.createDirectory(root.resolve(String.valueOf(i)));
                inputs.write(directory);
                inputs.writeSymbols(directory);
            }
            times[pass] = (System.nanoTime() - start) / 1e6 / poscars.size();
        }
        Arrays.sort(times);
        System.out.println(times[passes / 2]);
    }
}
