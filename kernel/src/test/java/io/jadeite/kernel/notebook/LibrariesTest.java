package io.jadeite.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Libraries from a Maven repository, which here is a folder. */
class LibrariesTest extends NotebookSuite {
    @BeforeEach
    void makeRepository() throws IOException {
        var source = Files.writeString(
                folder().resolve("Gadget.java"),
                "package lab; public class Gadget { public static int twice(int n) { return 2 * n; } }");
        var classes = folder().resolve("classes");
        tool("javac", "-d", classes.toString(), source.toString());
        var place = Files.createDirectories(folder().resolve("repository/demo/lab/gadget/1.0"));
        tool("jar", "cf", place.resolve("gadget-1.0.jar").toString(), "-C", classes.toString(), ".");
        Files.writeString(place.resolve("gadget-1.0.pom"), """
                <project><modelVersion>4.0.0</modelVersion>
                  <groupId>demo.lab</groupId><artifactId>gadget</artifactId><version>1.0</version></project>
                """);
    }

    @Test
    void mavenAddsThemForBothLanguages() {
        java("int before = 1;");
        groovy("%mavenRepo ours " + repository() + "\n%maven demo.lab:gadget:1.0");

        assertThat(printed()).contains("Fetching demo.lab:gadget:1.0").contains("1 jar(s) added.");
        assertThat(groovy("lab.Gadget.twice(4)")).isEqualTo(8);
        assertThat(java("lab.Gadget.twice(before)")).isEqualTo(2);
        assertThat(failing("%maven demo.lab").message()).contains("group:artifact:version, found 'demo.lab'");
    }

    @Test
    void aPomIsRead() throws IOException {
        Files.writeString(folder().resolve("pom.xml"), """
                <project>
                  <properties><gadget>1.0</gadget></properties>
                  <repositories><repository><id>ours</id><url>%s</url></repository></repositories>
                  <dependencies>
                    <dependency><groupId>demo.lab</groupId><artifactId>gadget</artifactId><version>${gadget}</version></dependency>
                    <dependency><groupId>demo.lab</groupId><artifactId>never</artifactId><version>9</version><scope>test</scope></dependency>
                  </dependencies>
                </project>
                """.formatted(repository()));

        groovy("%loadFromPOM pom.xml");

        assertThat(groovy("lab.Gadget.twice(5)")).isEqualTo(10);
        assertThat(failing("%%loadFromPOM\n<dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>")
                        .message())
                .contains("a:b has no version here");
    }

    @Test
    void grabbedLibrariesStayForLaterCells() {
        groovy("@GrabResolver(name = 'ours', root = '" + repository()
                + "')\n@Grab('demo.lab:gadget:1.0')\nimport lab.Gadget\nGadget.twice(1)");

        assertThat(groovy("Gadget.twice(6)")).isEqualTo(12);
        assertThat(java("lab.Gadget.twice(7)")).isEqualTo(14);
    }

    private String repository() {
        return folder().resolve("repository").toUri().toString();
    }

    private static void tool(String name, String... arguments) {
        int code = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
        assertThat(code).isZero();
    }
}
