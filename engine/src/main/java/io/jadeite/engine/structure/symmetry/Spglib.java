package io.jadeite.engine.structure.symmetry;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.jadeite.engine.structure.Lattice;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
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
    private final MethodHandle dataset;
    private final MethodHandle freeDataset;
    private final MethodHandle standardizeCell;
    private final MethodHandle reduceMesh;
    private final MethodHandle reduceNiggli;
    private final MethodHandle spaceGroupType;
    private final MethodHandle databaseOperations;
    private final MethodHandle errorCode;
    private final MethodHandle errorMessage;

    private Spglib(SymbolLookup library) {
        this.library = library;
        dataset = handle(
                "spgat_get_dataset",
                FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_DOUBLE, JAVA_DOUBLE));
        freeDataset = handle("spg_free_dataset", FunctionDescriptor.ofVoid(ADDRESS));
        standardizeCell = handle(
                "spgat_standardize_cell",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_DOUBLE, JAVA_DOUBLE));
        reduceMesh = handle(
                "spg_get_ir_reciprocal_mesh",
                FunctionDescriptor.of(
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_DOUBLE));
        reduceNiggli = handle("spg_niggli_reduce", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_DOUBLE));
        spaceGroupType = handle("spg_get_spacegroup_type", FunctionDescriptor.of(SettingLayout.LAYOUT, JAVA_INT));
        databaseOperations =
                handle("spg_get_symmetry_from_database", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        errorCode = handle("spg_get_error_code", FunctionDescriptor.of(JAVA_INT));
        errorMessage = handle("spg_get_error_message", FunctionDescriptor.of(ADDRESS, JAVA_INT));
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
        return String.join(
                ".", String.valueOf(part("major")), String.valueOf(part("minor")), String.valueOf(part("micro")));
    }

    /** Empty where spglib finds no symmetry, which {@link #lastError()} then explains. */
    Optional<Dataset> dataset(Cell cell, double symprec, double angleTolerance) {
        try (var arena = Arena.ofConfined()) {
            var given = NativeCell.of(cell, 1, arena);
            var found = call(() -> (MemorySegment) dataset.invokeExact(
                    given.lattice(), given.positions(), given.kinds(), cell.size(), symprec, angleTolerance));
            if (found.equals(MemorySegment.NULL)) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        Dataset.of(new DatasetLayout(found.reinterpret(DatasetLayout.LAYOUT.byteSize())), cell));
            } finally {
                call(() -> {
                    freeDataset.invokeExact(found);
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
            int size = call(() -> (int) standardizeCell.invokeExact(
                    given.lattice(), given.positions(), given.kinds(), cell.size(), 1, 0, symprec, angleTolerance));
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
            int reduced = call(() -> (int) reduceMesh.invokeExact(
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
            int done = call(() -> (int) reduceNiggli.invokeExact(columns, NIGGLI_TOLERANCE));
            return done == 0 ? Optional.empty() : Optional.of(NativeCell.lattice(columns));
        }
    }

    /** @param hallNumber 1 to 530 */
    SpaceGroupTable.Setting setting(int hallNumber) {
        try (var arena = Arena.ofConfined()) {
            SegmentAllocator allocator = arena;
            return SettingLayout.read(
                    call(() -> (MemorySegment) spaceGroupType.invokeExact(allocator, hallNumber)), hallNumber);
        }
    }

    /** @param hallNumber 1 to 530 */
    List<Operation> operations(int hallNumber) {
        try (var arena = Arena.ofConfined()) {
            var rotations = arena.allocate(JAVA_INT, 9L * MOST_OPERATIONS);
            var translations = arena.allocate(JAVA_DOUBLE, 3L * MOST_OPERATIONS);
            int count = call(() -> (int) databaseOperations.invokeExact(rotations, translations, hallNumber));
            return DatasetLayout.operations(count, rotations, translations);
        }
    }

    /** Of this thread's last call. */
    String lastError() {
        int code = call(() -> (int) errorCode.invokeExact());
        var text = call(() -> (MemorySegment) errorMessage.invokeExact(code));
        return text.reinterpret(Long.MAX_VALUE).getString(0);
    }

    private int part(String name) {
        var handle = handle("spg_get_%s_version".formatted(name), FunctionDescriptor.of(JAVA_INT));
        return call(() -> (int) handle.invokeExact());
    }

    private MethodHandle handle(String name, FunctionDescriptor descriptor) {
        var address = library.find(name)
                .orElseThrow(() -> new SymmetryUnavailable(
                        "The spglib that was found has no function %s. Install spglib 2.0 or newer.".formatted(name),
                        null));
        return Linker.nativeLinker().downcallHandle(address, descriptor);
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
