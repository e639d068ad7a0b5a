package io.jadeite.kernel.session;

import java.util.List;
import java.util.Optional;

/** A cell that could not be compiled or whose code failed; with what a person should read. */
@SuppressWarnings("serial")
public final class CellFailure extends Exception {
    /**
     * One thing that went wrong.
     *
     * @param place where, so far as it is known to be in a cell
     */
    public record Problem(String message, Optional<Place> place) {}

    /**
     * A place in a cell.
     *
     * @param line from 1
     * @param column from 1; 0: the whole line
     * @param length of what is marked, in characters; 0: unknown
     */
    public record Place(int cell, int line, int column, int length) {
        public static Place line(int cell, int line) {
            return new Place(cell, line, 0, 0);
        }
    }

    private final String kind;
    private final transient List<Problem> problems;
    private final transient List<Place> way;

    /**
     * @param kind the exception's simple name, or what the compiler's refusal is called
     * @param way places in cells through which the failure came, the innermost first
     */
    public CellFailure(String kind, List<Problem> problems, List<Place> way, Optional<Throwable> cause) {
        super(problems.isEmpty() ? kind : problems.getFirst().message(), cause.orElse(null));
        this.kind = kind;
        this.problems = List.copyOf(problems);
        this.way = List.copyOf(way);
    }

    /** What the compiler refused. */
    public static CellFailure refused(List<Problem> problems) {
        return new CellFailure("CompilationError", problems, List.of(), Optional.empty());
    }

    public String kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }

    public List<Place> way() {
        return way;
    }
}
