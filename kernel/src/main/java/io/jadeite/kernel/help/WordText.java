package io.jadeite.kernel.help;

import java.util.Map;
import java.util.Optional;

/** What the words of the DSL do, in a line, with how they are written. */
final class WordText {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry(
                    "workflow",
                    "workflow('a.b.c') { Structure structure -> … }\nDefines a workflow; the closure's typed parameters are its inputs. Options: tags: ['x'], result: MyRecord."),
            Map.entry("run", "run 'a.b.c', structure: s\nRuns a workflow here and now, and gives its result."),
            Map.entry(
                    "runEach",
                    "runEach 'a.b.c', structure: list\nRuns a workflow here, one value after the other; a list of results."),
            Map.entry(
                    "runCloud",
                    "runCloud 'a.b.c', structure: s, tags: ['x']\nSubmits runs to the queue, and gives a handle: state() result() await('10m') cancel() why() progress()."),
            Map.entry(
                    "queue",
                    "queue.table(…), queue.runs(state: 'FAILED'), queue.run(12), queue.counts()\nThe runs in the queue."),
            Map.entry("workers", "workers.table(), workers.live()\nThe workers on the queue."),
            Map.entry(
                    "results", "results('a.b.c').where { energyPerAtom < -3 }\nThe results of a workflow, as a table."),
            Map.entry(
                    "plot",
                    "plot data, x: 'volume', y: 'energy'; plot.histogram …\nA plot of a table, a list or a run."),
            Map.entry("cluster", "cluster.start workers: 2, tags: ['x']\nWorkers on this computer, until stop()."),
            Map.entry("launch", "launch.local workers: 2\nStarts workers, here or elsewhere."),
            Map.entry("settings", "settings['worker.lease']\nWhat is set."),
            Map.entry("load", "load 'Cu.vasp', load 'run:12'\nA structure of a file, or of a run."),
            Map.entry("loadAll", "loadAll '*.vasp'\nStructures of all files that fit."),
            Map.entry(
                    "step",
                    "step 'a.b.c', structure: s; step('name') { … }\nIn a workflow: executes another workflow, or any work, whose value is remembered."),
            Map.entry(
                    "children",
                    "children 'a.b.c', structure: list\nIn a workflow: runs of their own, which this one awaits."),
            Map.entry("tags", "tags 'x'\nIn a workflow: tags of all its runs."),
            Map.entry("directory", "directory\nIn a workflow: where this attempt's files lie."),
            Map.entry(
                    "display",
                    "display value; display '<b>x</b>', 'text/html'\nShows a value below the cell, and gives the name for updateDisplay."),
            Map.entry("updateDisplay", "updateDisplay id, value\nReplaces what display has shown."),
            Map.entry("clearOutput", "clearOutput()\nTakes away what the cell has shown."),
            Map.entry("input", "input 'prompt'\nAsks for a line."),
            Map.entry("password", "password 'prompt'\nAsks for a line that isn't shown."));

    private WordText() {}

    static Optional<String> of(String word) {
        return Optional.ofNullable(TEXTS.get(word));
    }
}
