package io.jadeite.engine.structure.symmetry;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.jadeite.engine.structure.Lattice;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions of spglib that are used here, by Java's foreign-function API; loaded when the first of them is needed.
 * Safe for many threads, as spglib is.
 */
@SuppressWarnings("restricted") // Each function's signature is that of spglib.h.
final class Spglib {
    /** Lengths in reduced lattices that are nearer than this, in Å, are equal. */
    private static final double NIGGLI_TOLERANCE = 1e-5;

    /** Of a centred cubic group. */
    private static final int MOST_OPERATIONS = 192;

    private final SymbolLookup library;
    /** Made when first called: each costs milliseconds. */
    private final Map<SpglibFunction, MethodHandle> handles = new ConcurrentHashMap<>();

    private Spglib(SymbolLookup library) {
        this.library = library;
    }

    /** @throws SymmetryUnavailable where there is no spglib, each time it is asked for */
    static Spglib loaded() {
        if (Loaded.SPGLIB == null) {
            throw new SymmetryUnavailable(Loaded.PROBLEM, null);
        }
        return Loaded.SPGLIB;
    }

    /** {@code 2.8.0}. */
    String version() {
        return Stream.of(SpglibFunction.MAJOR_VERSION, SpglibFunction.MINOR_VERSION, SpglibFunction.MICRO_VERSION)
                .map(part -> String.valueOf(call(() -> (int) handle(part).invokeExact())))
                .collect(Collectors.joining("."));
    }

    /** Empty where spglib finds no symmetry, which {@link #lastError()} then explains. */
    Optional<Dataset> dataset(Cell cell, double symprec, double angleTolerance) {
        try (var arena = Arena.ofConfined()) {
            var given = NativeCell.of(cell, 1, arena);
            var found = call(() -> (MemorySegment) handle(SpglibFunction.DATASET)
                    .invokeExact(
                            given.lattice(), given.positions(), given.kinds(), cell.size(), symprec, angleTolerance));
            if (found.equals(MemorySegment.NULL)) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        Dataset.of(new DatasetLayout(found.reinterpret(DatasetLayout.LAYOUT.byteSize())), cell));
            } finally {
                call(() -> {
                    handle(SpglibFunction.FREE_DATASET).invokeExact(found);
                    return found;
                });
            }
        }
    }

    /** The standard primitive cell in spglib's own setting. */
    Optional<Cell> primitive(Cell cell, double symprec, double angleTolerance) {
        try (var arena = Arena.ofConfined()) {
            // Of centred cells spglib makes the conventional one on its way.
            var given = NativeCell.of(cell, 4, arena);
            int size = call(() -> (int) handle(SpglibFunction.STANDARDIZE_CELL)
                    .invokeExact(
                            given.lattice(),
                            given.positions(),
                            given.kinds(),
                            cell.size(),
                            1,
                            0,
                            symprec,
                            angleTolerance));
            return size == 0 ? Optional.empty() : Optional.of(given.read(size, cell));
        }
    }

    /**
     * @param divisions of each reciprocal lattice vector
     * @param shift 1 where the mesh is moved by half a division, else 0
     */
    List<MeshPoint> mesh(Cell cell, int[] divisions, int[] shift, double symprec) {
        int points = divisions[0] * divisions[1] * divisions[2];
        try (var arena = Arena.ofConfined()) {
            var given = NativeCell.of(cell, 1, arena);
            var addresses = arena.allocate(JAVA_INT, 3L * points);
            var representatives = arena.allocate(JAVA_INT, points);
            var divided = arena.allocateFrom(JAVA_INT, divisions);
            var shifted = arena.allocateFrom(JAVA_INT, shift);
            int reduced = call(() -> (int) handle(SpglibFunction.REDUCE_MESH)
                    .invokeExact(
                            addresses,
                            representatives,
                            divided,
                            shifted,
                            1,
                            given.lattice(),
                            given.positions(),
                            given.kinds(),
                            cell.size(),
                            symprec));
            return reduced == 0
                    ? List.of()
                    : ReducedMesh.points(
                            representatives.toArray(JAVA_INT), addresses.toArray(JAVA_INT), divisions, shift);
        }
    }

    Optional<Lattice> niggli(Lattice lattice) {
        try (var arena = Arena.ofConfined()) {
            var columns = NativeCell.columns(lattice, arena);
            int done = call(() -> (int) handle(SpglibFunction.REDUCE_NIGGLI).invokeExact(columns, NIGGLI_TOLERANCE));
            return done == 0 ? Optional.empty() : Optional.of(NativeCell.lattice(columns));
        }
    }

    /** @param hallNumber 1 to 530 */
    SpaceGroupTable.Setting setting(int hallNumber) {
        try (var arena = Arena.ofConfined()) {
            SegmentAllocator allocator = arena;
            return SettingLayout.read(
                    call(() -> (MemorySegment)
                            handle(SpglibFunction.SPACE_GROUP_TYPE).invokeExact(allocator, hallNumber)),
                    hallNumber);
        }
    }

    /** @param hallNumber 1 to 530 */
    List<Operation> operations(int hallNumber) {
        try (var arena = Arena.ofConfined()) {
            var rotations = arena.allocate(JAVA_INT, 9L * MOST_OPERATIONS);
            var translations = arena.allocate(JAVA_DOUBLE, 3L * MOST_OPERATIONS);
            int count = call(() ->
                    (int) handle(SpglibFunction.DATABASE_OPERATIONS).invokeExact(rotations, translations, hallNumber));
            return DatasetLayout.operations(count, rotations, translations);
        }
    }

    /** Of this thread's last call. */
    String lastError() {
        int code = call(() -> (int) handle(SpglibFunction.ERROR_CODE).invokeExact());
        var text =
                call(() -> (MemorySegment) handle(SpglibFunction.ERROR_MESSAGE).invokeExact(code));
        return text.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private MethodHandle handle(SpglibFunction function) {
        return handles.computeIfAbsent(function, this::link);
    }

    private MethodHandle link(SpglibFunction function) {
        var address = library.find(function.symbol())
                .orElseThrow(() -> new SymmetryUnavailable(
                        "The spglib that was found has no function %s. Install spglib 2.0 or newer."
                                .formatted(function.symbol()),
                        null));
        return Linker.nativeLinker().downcallHandle(address, function.descriptor());
    }

    private interface NativeCall<T> {
        // What a method handle throws is unknown to the compiler.
        @SuppressWarnings("java:S112")
        T run() throws Throwable;
    }

    private static <T> T call(NativeCall<T> call) {
        try {
            return call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("spglib's functions throw nothing", e);
        }
    }

    /** Looked for once. */
    private static final class Loaded {
        static final @Nullable Spglib SPGLIB;
        static final String PROBLEM;

        static {
            Spglib spglib = null;
            var problem = "";
            try {
                spglib = new Spglib(SpglibLibrary.find());
            } catch (SymmetryUnavailable e) {
                problem = e.getMessage();
            }
            SPGLIB = spglib;
            PROBLEM = problem;
        }
    }
}
