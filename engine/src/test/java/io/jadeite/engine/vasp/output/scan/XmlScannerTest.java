package io.jadeite.engine.vasp.output.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.vasp.output.scan.XmlScanner.Token;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlScannerTest {
    @Test
    void elementsAreToldWithTheirAttributesAndTexts() {
        var xml = scanner("<?xml version=\"1.0\"?>\n<a><i type=\"int\" name=\"NSW \" > 99 </i><!-- <b> --><c/></a>");

        assertThat(xml.next()).isEqualTo(Token.OPEN);
        assertThat(xml.next()).isEqualTo(Token.OPEN);
        assertThat(xml.attribute("name")).isEqualTo("NSW");
        assertThat(xml.attribute("type")).isEqualTo("int");
        assertThat(xml.text()).isEqualTo("99");
        assertThat(xml.next()).isEqualTo(Token.OPEN);
        assertThat(xml.name()).isEqualTo("c");
        assertThat(xml.next()).isEqualTo(Token.CLOSE);
        assertThat(xml.next()).isEqualTo(Token.CLOSE);
        assertThat(xml.name()).isEqualTo("a");
        assertThat(xml.next()).isEqualTo(Token.END);
    }

    @Test
    void aBareLessThanIsALetter() {
        var xml = scanner("<a><i name=\"SYSTEM\">T<300 K &lt; 1 &amp; 2</i></a>");

        xml.next();
        xml.next();

        assertThat(xml.text()).isEqualTo("T<300 K < 1 & 2");
    }

    @Test
    void entitiesOfADocumentTypeMeanNothing() {
        var xml = scanner("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a><i>&x;</i></a>");

        var names = new ArrayList<String>();
        while (xml.next() != Token.END) {
            names.add(xml.name());
            if (xml.name().equals("i")) {
                assertThat(xml.text()).isEqualTo("&x;");
            }
        }

        assertThat(names).contains("a", "i");
    }

    @Test
    void rowsOfNumbersAreReadAcrossTheEdgesOfWhatIsHeld() {
        var text = new StringBuilder("<set>");
        for (int i = 0; i < 100_000; i++) {
            text.append("\n <r> ").append(i).append(".5 -0.25 ****** </r>");
        }
        var xml = scanner(text.append("</set>").toString());
        var numbers = new DoubleList();

        xml.next();
        int rows = xml.rows(numbers);

        assertThat(rows).isEqualTo(100_000);
        assertThat(xml.columns()).isEqualTo(3);
        assertThat(numbers.get(3 * 77_777)).isEqualTo(77_777.5);
        assertThat(numbers.get(3 * 77_777 + 2)).isNaN();
        assertThat(xml.next()).isEqualTo(Token.CLOSE);
    }

    @Test
    void aRowLongerThanWhatIsHeldIsReadWhole() {
        var xml = scanner("<set><r>" + " 1.25".repeat(200_000) + "</r></set>");
        var numbers = new DoubleList();

        xml.next();
        xml.rows(numbers);

        assertThat(numbers.size()).isEqualTo(200_000);
    }

    @Test
    void whatIsSkippedEndsAtItsOwnName() {
        var xml = scanner("<a><set><x>1</x></set_of><y/></set><b/></a>");

        xml.next();
        xml.next();
        xml.skip();

        assertThat(xml.next()).isEqualTo(Token.OPEN);
        assertThat(xml.name()).isEqualTo("b");
    }

    @Test
    void theEndOfAFileWithinRowsIsToldWithItsPlace() {
        var xml = scanner("<set><r> 1 2 </r><r> 3");
        var numbers = new DoubleList();

        xml.next();

        assertThatThrownBy(() -> xml.rows(numbers))
                .isInstanceOf(BrokenOff.class)
                .hasMessage("the file ends in a row of numbers");
        assertThat(numbers.toArray()).containsExactly(1, 2);
    }

    @Test
    void rowsOfDifferentWidthsAreNoTable() {
        var xml = scanner("<set><r> 1 2 </r><r> 3 </r></set>");

        xml.next();

        assertThatThrownBy(xml::table)
                .isInstanceOf(BrokenOff.class)
                .hasMessage("row 2 has 1 numbers, but those before it 2");
    }

    @Test
    void elementsInsideAreToldUpToTheEnd() {
        var xml = scanner("<a><b><c>1</c></b><d/></a><e/>");
        var names = new ArrayList<String>();

        xml.next();
        xml.each(names::add);

        assertThat(names).isEqualTo(List.of("b", "c", "d"));
    }

    private static XmlScanner scanner(String text) {
        return OutputFile.xml("text", new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
