package io.jadeite.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page of the manual. Blocks that are fenced as {@code console} are sessions, whose commands begin with {@code $}; those fenced
 * as {@code console elsewhere} need what a test doesn't have, such as a server. A {@code yaml} block is a file where its first line
 * names one.
 */
record Page(Path file, List<String> lines, List<Block> blocks) {
    private static final String FENCE = "```";
    private static final Pattern FILE_NAME = Pattern.compile("# ([\\w.-]+\\.yaml)");
    private static final String EXIT_CODE = "$ echo $?";

    /** What stands between two fences, and where it begins. */
    record Block(int line, String kind, List<String> lines) {
        boolean isSession() {
            return kind.equals("console");
        }

        boolean isElsewhere() {
            return kind.equals("console elsewhere");
        }
    }

    /** A command, what the page shows of its output (nothing: it isn't shown), and its exit code. */
    record Example(int line, String command, List<String> output, int exit) {}

    static Page read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return new Page(file, lines, blocksOf(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first page and the manual. */
    static List<Page> manual() {
        var files = new ArrayList<Path>();
        files.add(Jadeite.checkout().resolve("README.md"));
        files.addAll(markdownIn(Jadeite.checkout().resolve("docs/manual")));
        return files.stream().map(Page::read).toList();
    }

    static List<Path> markdownIn(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** What stands below a heading of the second level, up to the next one. */
    String section(String heading) {
        int begin = lines.indexOf("## " + heading);
        if (begin < 0) {
            throw new AssertionError(file + " has no section " + heading);
        }
        return String.join(
                "\n",
                lines.subList(begin + 1, lines.size()).stream()
                        .takeWhile(line -> !line.startsWith("## "))
                        .toList());
    }

    /** By name. */
    Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        for (var block : blocks) {
            var name = FILE_NAME.matcher(
                    block.lines().isEmpty() ? "" : block.lines().getFirst());
            if (block.kind().equals("yaml") && name.matches()) {
                files.put(name.group(1), String.join("\n", block.lines()) + "\n");
            }
        }
        return files;
    }

    List<Example> examples() {
        return blocks.stream()
                .filter(Block::isSession)
                .flatMap(block -> examplesOf(block).stream())
                .toList();
    }

    private static List<Example> examplesOf(Block block) {
        var examples = new ArrayList<Example>();
        for (int i = 0; i < block.lines().size(); i++) {
            var line = block.lines().get(i);
            var output = block.lines().subList(i + 1, block.lines().size()).stream()
                    .takeWhile(next -> !isCommand(next))
                    .toList();
            if (line.equals(EXIT_CODE)) {
                var before = examples.removeLast();
                examples.add(new Example(
                        before.line(), before.command(), before.output(), Integer.parseInt(output.getFirst())));
            } else if (isCommand(line)) {
                examples.add(new Example(block.line() + i, line.substring(2), output, 0));
            }
        }
        return examples;
    }

    static boolean isCommand(String line) {
        return line.startsWith("$ ");
    }

    private static List<Block> blocksOf(List<String> lines) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                var inside = lines.subList(i + 1, lines.size()).stream()
                        .takeWhile(line -> !line.startsWith(FENCE))
                        .toList();
                blocks.add(new Block(i + 2, lines.get(i).substring(FENCE.length()), inside));
                i += inside.size() + 1;
            }
        }
        return blocks;
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }
}
