package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.dsl.plot.words.PlotKinds;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The scripts that the manual shows of plots, with results of the built-in calculator. */
class PlotsManualTest extends ScriptSuite {
    private static final String PAGE = "plots.md";

    /** A word of the first column of the table of kinds. */
    private static final Pattern KIND = Pattern.compile("^\\| `plot\\.(\\w+)", Pattern.MULTILINE);

    @Test
    void resultsArePlottedAndSaved() throws IOException, InterruptedException {
        writeCopper(3);
        var picture = folder().resolve("energies.svg");

        script("""
                (0..2).each { run 'static-energy.emt.quick', structure: load("Cu${it}.vasp") }
                """ + shown(0).replace("'energies.svg'", "'" + picture + "'"));

        assertThat(picture).content().contains("<title>Energy per atom against volume per atom</title>");
        var table = (Table) script(shown(0).replaceFirst("(?s)p\\.description.*", ""));
        assertThat(table.columnNames()).containsExactly("volumePerAtom", "energyPerAtom");
        assertThat(table.rowCount()).isEqualTo(3);
    }

    @Test
    void anEquationOfStateIsFittedToATable() throws IOException, InterruptedException {
        writeCopper(1);

        var derivative = (Double) script("""
                cu = load 'Cu0.vasp'
                table = [0.90, 0.94, 0.98, 1.02, 1.06].collect { share ->
                    result = run 'static-energy.emt.quick', structure: cu.withVolume(46.24 * share)
                    [volume: result.volume(), energy: result.energy()]
                }
                """ + shown(1));

        assertThat(derivative).isBetween(4.0, 7.0);
    }

    @Test
    void aHullIsMadeOfATableAndAskedForItsPhases() throws IOException, InterruptedException {
        var phases = (Table) script("""
                table = [[formula: 'Al', energy: -3.74], [formula: 'Ni', energy: -5.51],
                         [formula: 'AlNi', energy: -10.56], [formula: 'Al3Ni', energy: -16.9]]
                """ + shown(2));

        assertThat(phases.rowCount()).isEqualTo(4);
        assertThat(ManualScripts.of(PAGE)).hasSize(3);
    }

    @Test
    void eachKindThatThePageListsIsThereAndNoOtherIs() throws IOException {
        var listed = KIND.matcher(ManualScripts.page(PAGE))
                .results()
                .map(kind -> kind.group(1))
                .toList();

        var known = Arrays.stream(PlotKinds.class.getMethods())
                .filter(method -> method.getDeclaringClass() == PlotKinds.class)
                .map(method -> method.getName())
                .filter(name -> !List.of("toString", "xy", "structure").contains(name))
                .distinct()
                .toList();
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(known);
    }

    private static String shown(int number) throws IOException {
        return ManualScripts.of(PAGE).get(number);
    }
}
