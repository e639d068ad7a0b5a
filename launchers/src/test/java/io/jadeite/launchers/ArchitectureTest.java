package io.jadeite.launchers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of the house and the arrows between them. A new room or arrow is written here first. */
class ArchitectureTest {
    private static final String OURS = "io.jadeite.";

    /** Each room with the rooms that it may use. */
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("engine.problem", List.of());
        MAY_USE.put("engine.text", List.of("engine.problem"));
        MAY_USE.put("engine.setting", List.of("engine.problem", "engine.text"));
        MAY_USE.put("engine.run", List.of("engine.problem"));
        MAY_USE.put("engine.structure", List.of("engine.problem", "engine.text"));
        MAY_USE.put("engine.database", List.of("engine.problem", "engine.setting", "engine.text"));
        MAY_USE.put("engine.workflow", List.of("engine.problem", "engine.setting", "engine.run", "engine.structure"));
        MAY_USE.put(
                "engine.bundle",
                List.of("engine.problem", "engine.text", "engine.run", "engine.database", "engine.workflow"));
        MAY_USE.put(
                "engine.queue",
                List.of(
                        "engine.problem",
                        "engine.text",
                        "engine.setting",
                        "engine.run",
                        "engine.database",
                        "engine.bundle"));
        MAY_USE.put(
                "engine.result",
                List.of("engine.problem", "engine.text", "engine.database", "engine.run", "engine.structure"));
        MAY_USE.put(
                "engine.worker",
                List.of(
                        "engine.problem",
                        "engine.text",
                        "engine.setting",
                        "engine.run",
                        "engine.database",
                        "engine.queue",
                        "engine.bundle",
                        "engine.workflow",
                        "engine.result"));
        MAY_USE.put(
                "engine.emt",
                List.of("engine.problem", "engine.setting", "engine.run", "engine.structure", "engine.workflow"));
        MAY_USE.put("engine.calculation", List.of("engine.problem", "engine.text"));
        MAY_USE.put(
                "engine.vasp",
                List.of(
                        "engine.problem",
                        "engine.text",
                        "engine.setting",
                        "engine.run",
                        "engine.structure",
                        "engine.workflow",
                        "engine.calculation"));
        MAY_USE.put("engine.vasp.output", List.of("engine.problem", "engine.structure"));
        MAY_USE.put(
                "engine.vasp.error",
                List.of(
                        "engine.problem",
                        "engine.structure",
                        "engine.calculation",
                        "engine.vasp.input",
                        "engine.vasp.output",
                        "engine.vasp.preset"));
        MAY_USE.put("engine.standin", List.of("engine.problem", "engine.structure", "engine.emt", "engine.vasp.input"));
        MAY_USE.put("dsl.script", List.of("engine"));
        MAY_USE.put("dsl.table", List.of("engine", "dsl.script"));
        MAY_USE.put("dsl.plot", List.of("engine", "dsl.script"));
        MAY_USE.put("kernel.language", List.of());
        MAY_USE.put("kernel.protocol", List.of("engine.problem"));
        MAY_USE.put("kernel.answer", List.of("engine.problem", "kernel.language", "kernel.protocol"));
        MAY_USE.put("kernel.process", List.of("kernel.language", "kernel.protocol", "kernel.answer"));
        MAY_USE.put("kernel.display", List.of("dsl.script", "kernel.language"));
        MAY_USE.put("kernel.install", List.of("engine.problem", "engine.text"));
        MAY_USE.put("kernel.session", List.of("engine", "dsl.script", "kernel.language"));
        MAY_USE.put("kernel.java", List.of("engine", "dsl.script", "kernel.language", "kernel.session"));
        MAY_USE.put("kernel.groovy", List.of("engine", "dsl.script", "kernel.language", "kernel.session"));
        MAY_USE.put("kernel.magic", List.of("engine", "dsl.script", "kernel.language", "kernel.session"));
        MAY_USE.put("kernel.help", List.of("engine", "dsl.script", "kernel.language", "kernel.session", "kernel.java"));
        MAY_USE.put(
                "kernel.notebook",
                List.of(
                        "engine",
                        "dsl.script",
                        "kernel.language",
                        "kernel.session",
                        "kernel.java",
                        "kernel.groovy",
                        "kernel.help",
                        "kernel.magic"));
        MAY_USE.put("kernel.command", List.of("engine", "kernel"));
        MAY_USE.put("launchers.batch", List.of("engine.problem", "engine.text", "engine.queue"));
        MAY_USE.put("launchers.command", List.of("engine", "dsl.script", "launchers.batch"));
        MAY_USE.put("launchers.bundle", List.of("launchers.command"));
    }

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jadeite");

    @Test
    void everyClassLivesInARoomOfThePlan() {
        var homeless = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> MAY_USE.keySet().stream().noneMatch(room -> isIn(name, room)))
                .toList();

        assertThat(homeless).isEmpty();
    }

    @Test
    void roomsUseOnlyWhatThePlanAllows() {
        MAY_USE.forEach((room, allowed) -> {
            var reachable = new ArrayList<>(allowed);
            reachable.add(room);
            noClasses()
                    .that()
                    .resideInAPackage(OURS + room + "..")
                    .should()
                    .dependOnClassesThat(DescribedPredicate.describe(
                            "live in rooms other than " + reachable,
                            other -> other.getPackageName().startsWith(OURS)
                                    && reachable.stream().noneMatch(name -> isIn(other.getPackageName(), name))))
                    .check(CLASSES);
        });
    }

    @Test
    void noRoomsFormACycle() {
        slices().matching("io.jadeite.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingReadsJavaObjectsOrStartsAShell() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(CLASSES);
        noClasses().should().callMethod(Runtime.class, "exec", String.class).check(CLASSES);
    }

    @Test
    void thePlanNamesOnlyRoomsThatExist() {
        var packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(MAY_USE.keySet()).allSatisfy(room -> assertThat(packages).anyMatch(name -> isIn(name, room)));
    }

    private static boolean isIn(String packageName, String room) {
        return packageName.equals(OURS + room) || packageName.startsWith(OURS + room + ".");
    }
}
