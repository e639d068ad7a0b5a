package io.jadeite.kernel.session;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jadeite.kernel.groovy.GroovyCells;
import io.jadeite.kernel.java.JavaCells;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A notebook with cells of both languages. */
abstract class CellSuite {
    /** What a cell without a value gives. */
    static final String NOTHING = "nothing";

    private final Shared shared = new Shared(CellSuite.class.getClassLoader());
    private final GroovyCells groovy = new GroovyCells(shared);
    private Optional<JavaCells> java = Optional.empty();
    private int number;

    @BeforeEach
    void begin() {
        shared.stopSign().begin();
    }

    @AfterEach
    void close() throws IOException {
        java.ifPresent(JavaCells::close);
        shared.close();
    }

    final Shared shared() {
        return shared;
    }

    private JavaCells javaCells() {
        if (java.isEmpty()) {
            java = Optional.of(new JavaCells(shared));
        }
        return java.get();
    }

    /** What a Java cell is worth. */
    final Object java(String code) {
        try {
            return worth(javaCells().run(code, ++number));
        } catch (CellFailure e) {
            throw new AssertionError(e.kind() + ": " + e.problems() + " " + e.way(), e);
        }
    }

    /** What a Groovy cell is worth. */
    final Object groovy(String code) {
        try {
            return worth(groovy.run(code, ++number));
        } catch (CellFailure e) {
            throw new AssertionError(e.kind() + ": " + e.problems() + " " + e.way(), e);
        }
    }

    final CellFailure failingJava(String code) {
        return catchThrowableOfType(CellFailure.class, () -> javaCells().run(code, ++number));
    }

    final CellFailure failingGroovy(String code) {
        return catchThrowableOfType(CellFailure.class, () -> groovy.run(code, ++number));
    }

    /** The number of the cell that ran last. */
    final int number() {
        return number;
    }

    private static Object worth(Evaluated evaluated) {
        return switch (evaluated) {
            case Evaluated.Value value -> Optional.ofNullable(value.value()).orElse(NOTHING);
            case Evaluated.Nothing nothing -> NOTHING;
            case Evaluated.Interrupted interrupted -> "interrupted";
        };
    }
}
