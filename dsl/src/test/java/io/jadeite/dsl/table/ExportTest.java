package io.jadeite.dsl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.text.Json;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

class ExportTest {
    private static final Instant TIME = Instant.parse("2026-11-22T19:43:01.250Z");

    @TempDir
    Path folder;

    @Test
    void csvComesBackExactly() {
        var file = Export.write(table(), folder.resolve("a.csv").toString());

        var back = Table.read().csv(CsvReadOptions.builder(file.toFile()).columnTypes(new ColumnType[] {
            ColumnType.LONG,
            ColumnType.INTEGER,
            ColumnType.DOUBLE,
            ColumnType.STRING,
            ColumnType.BOOLEAN,
            ColumnType.STRING
        }));

        assertThat(back.columnNames()).isEqualTo(table().columnNames());
        for (var name : List.of("run", "nsites", "energy", "formula", "good")) {
            assertThat(back.column(name).asObjectArray())
                    .as(name)
                    .isEqualTo(table().column(name).asObjectArray());
        }
        assertThat(back.stringColumn("saved").asList()).containsExactly(TIME.toString(), "", TIME.toString());
    }

    @Test
    void csvIsQuotedWhereItHasToBe() throws IOException {
        var file = Export.write(table(), folder.resolve("a.csv").toString());

        assertThat(file).content().isEqualTo("""
                run,nsites,energy,formula,good,saved
                9007199254740993,32,0.30000000000000004,"Cu, ""32""
                π",true,2026-11-22T19:43:01.250Z
                2,,,,,
                3,1,-1.0E-300," a ",false,2026-11-22T19:43:01.250Z
                """);
    }

    @Test
    void jsonComesBackExactly() throws IOException {
        var file = Export.write(table(), folder.resolve("a.json").toString());

        var lines = Files.readAllLines(file).stream()
                .map(line -> Json.readObject(line, "a line"))
                .toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).isEqualTo(firstRow(TIME.toString()));
        assertThat(lines.get(1))
                .containsEntry("run", 2)
                .containsEntry("energy", null)
                .hasSize(6);
    }

    @Test
    void parquetComesBackExactlyWithItsTypes() throws IOException {
        var file = Export.write(
                List.of(table(), table().emptyCopy(), table()),
                folder.resolve("a.parquet").toString());

        List<Map<String, Object>> rows;
        try (var stream = ParquetReader.streamContent(file.toFile(), HydratorSupplier.constantly(new Rows()))) {
            rows = stream.toList();
        }

        assertThat(rows).hasSize(6);
        assertThat(rows.getFirst()).isEqualTo(firstRow(TIME.toEpochMilli()));
        assertThat(rows.get(1))
                .hasSize(6)
                .containsEntry("run", 2L)
                .containsEntry("energy", null)
                .containsEntry("formula", null);
        assertThat(rows.subList(3, 6)).isEqualTo(rows.subList(0, 3));
        var schema = ParquetReader.readMetadata(file.toFile()).getFileMetaData().getSchema();
        assertThat(schema.getType("saved")).hasToString("optional int64 saved (TIMESTAMP(MILLIS,true))");
    }

    @Test
    void aMissingLibraryIsNamed() throws IOException {
        try (var empty = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> ParquetLibrary.check(empty))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "Writing Parquet needs the library blue.strategic.parquet:parquet-floor:1.64, which isn't on the "
                                    + "class path. Add it, or export to .csv or .json.");
        }
    }

    @Test
    void aFileIsReplacedWholeAndNothingIsLeftBeside() throws IOException {
        var file = folder.resolve("a.csv");
        Files.writeString(file, "before");

        Export.write(table().emptyCopy(), file.toString());

        assertThat(file).content().isEqualTo("run,nsites,energy,formula,good,saved\n");
        try (var paths = Files.list(folder)) {
            assertThat(paths).containsExactly(file);
        }
    }

    @Test
    void otherEndingsAndFoldersThatAreNotThereAreRefused() {
        assertThatThrownBy(() -> Export.write(table(), "a.xlsx"))
                .isInstanceOf(InputException.class)
                .hasMessage("A table is exported to .csv, .json or .parquet, found 'a.xlsx'.");
        assertThatThrownBy(
                        () -> Export.write(table(), folder.resolve("no/a.csv").toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("no"));
    }

    /** @param saved when, as the format has it */
    private static Map<String, Object> firstRow(Object saved) {
        return Map.of(
                "run",
                9007199254740993L,
                "nsites",
                32,
                "energy",
                0.1 + 0.2,
                "formula",
                "Cu, \"32\"\nπ",
                "good",
                true,
                "saved",
                saved);
    }

    private static Table table() {
        var run = LongColumn.create("run", 9007199254740993L, 2, 3);
        var nsites = IntColumn.create("nsites").append(32).appendMissing().append(1);
        var energy =
                DoubleColumn.create("energy").append(0.1 + 0.2).appendMissing().append(-1e-300);
        var formula = StringColumn.create("formula")
                .append("Cu, \"32\"\nπ")
                .appendMissing()
                .append(" a ");
        var good = BooleanColumn.create("good").append(true).appendMissing().append(false);
        var saved = InstantColumn.create("saved").append(TIME).appendMissing().append(TIME);
        return Table.create("three", run, nsites, energy, formula, good, saved);
    }

    private static final class Rows implements Hydrator<Map<String, Object>, Map<String, Object>> {
        @Override
        public Map<String, Object> start() {
            return new LinkedHashMap<>();
        }

        @Override
        public Map<String, Object> add(Map<String, Object> row, String name, Object value) {
            row.put(name, value);
            return row;
        }

        @Override
        public Map<String, Object> finish(Map<String, Object> row) {
            return row;
        }
    }
}
