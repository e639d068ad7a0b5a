package io.jadeite.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.language.MimeBundle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class NotebookRendererTest {
    private final NotebookRenderer renderer = new NotebookRenderer();

    record Energy(String formula, double eV) {}

    @Test
    void plainValuesAreTheirOwnWords() {
        assertThat(renderer.render(42).data()).isEqualTo(Map.of("text/plain", "42"));
        assertThat(renderer.render("text").data()).isEqualTo(Map.of("text/plain", "text"));
        assertThat(renderer.render(null).data()).isEqualTo(Map.of("text/plain", "null"));
        assertThat(renderer.render(new int[][] {{1, 2}, {3}}).data()).isEqualTo(Map.of("text/plain", "[[1, 2], [3]]"));
        assertThat(renderer.render(List.of("a", 1)).data()).isEqualTo(Map.of("text/plain", "[a, 1]"));
    }

    @Test
    void whatHasNoWordsIsCalledByItsType() {
        var text = renderer.render(new Object()).data().get("text/plain");

        assertThat(text).isEqualTo("a value of type Object");
    }

    @Test
    void whatIsReadyToBeShownIsLeftAsItIs() {
        var bundle = MimeBundle.of("text/html", "<b>x</b>");

        assertThat(renderer.render(bundle)).isSameAs(bundle);
    }

    @Test
    void mapsRecordsAndRowsAreTablesToo() {
        var map = renderer.render(new TreeMap<>(Map.of("a<b", 1, "c", List.of(2))))
                .data();
        var rows = renderer.render(List.of(new Energy("Cu", -3.5), new Energy("Ag", -2.5)))
                .data();

        assertThat(map).containsEntry("text/plain", "[a<b:1, c:[2]]");
        assertThat(String.valueOf(map.get("text/html"))).contains(">a&lt;b</td>", ">1</td>", ">[2]</td>");
        assertThat(String.valueOf(rows.get("text/html")))
                .contains(">formula</th>", ">eV</th>", ">Cu</td>", ">-2.5</td>");
        assertThat(String.valueOf(rows.get("text/plain"))).contains("Energy[formula=Cu, eV=-3.5]");
    }

    @Test
    void picturesArePng() throws IOException {
        var data = renderer.render(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB))
                .data();

        assertThat(data).containsEntry("text/plain", "a picture of 3 × 2 pixels");
        assertThat(data.get("image/png"))
                .isInstanceOfSatisfying(
                        byte[].class, bytes -> assertThat(width(bytes)).isEqualTo(3));
    }

    private static int width(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png)).getWidth();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void tablesShowThemselvesAsTheDslDoes() {
        var data =
                renderer.render(Table.create("t", IntColumn.create("n", 1, 2))).data();

        assertThat(data).containsKeys("text/plain", "text/html");
    }

    @Test
    void aSelfContainingListHasAnEnd() {
        var list = new java.util.ArrayList<Object>();
        list.add(list);

        assertThat(String.valueOf(renderer.render(list).data().get("text/plain")))
                .contains("…");
    }
}
