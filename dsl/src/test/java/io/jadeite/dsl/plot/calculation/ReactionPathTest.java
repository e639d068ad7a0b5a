package io.jadeite.dsl.plot.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.jadeite.dsl.plot.Gallery;
import io.jadeite.dsl.plot.calculation.ReactionPath.Image;
import io.jadeite.engine.problem.InputException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReactionPathTest {
    @Test
    void withForcesTheSaddleIsFoundBetweenTheImages() {
        // E = sin²(s): its saddle at π/2 lies in the middle between the third image and the fourth.
        var images = IntStream.range(0, 6)
                .mapToObj(i -> new Image(
                        i * Math.PI / 5,
                        -4 + Math.pow(Math.sin(i * Math.PI / 5), 2),
                        OptionalDouble.of(-Math.sin(2 * i * Math.PI / 5))))
                .toList();

        var path = new ReactionPath(images);

        assertThat(path.barrier()).isCloseTo(1, offset(0.01));
        assertThat(path.reverseBarrier()).isCloseTo(1, offset(0.01));
        assertThat(path.reactionEnergy()).isCloseTo(0, offset(1e-12));
    }

    @Test
    void withoutForcesTheHighestImageCountsAndItSaysSo() {
        var path = new ReactionPath(
                List.of(Image.of(0, -10), Image.of(0.8, -9.4), Image.of(1.5, -9.7), Image.of(2.2, -10.3)));

        assertThat(path.barrier()).isCloseTo(0.6, offset(1e-12));
        assertThat(path.reverseBarrier()).isCloseTo(0.9, offset(1e-12));
        assertThat(path.plot().figure().note())
                .isEqualTo(
                        "Barrier 0.6 eV, reverse 0.9 eV, reaction energy -0.3 eV. Without forces the highest image counts: the barrier may be higher.");
    }

    @Test
    void imagesAreDrawnAsTheTableHasThem() {
        var images = IntStream.range(0, 7)
                .mapToObj(i -> new Image(
                        i * 0.4,
                        -3 + 0.7 * Math.pow(Math.sin(i * Math.PI / 6), 2) - 0.04 * i,
                        OptionalDouble.of(0.1 - 0.7 * Math.PI / 2.4 * Math.sin(i * Math.PI / 3))))
                .toList();

        var plot = new ReactionPath(images).plot();

        Gallery.show("reaction-path", plot);
        var panel = plot.figure().panels().getFirst();
        assertThat(panel.x().title()).isEqualTo("distance along the path (Å)");
        assertThat(panel.y().title()).isEqualTo("energy − energy of the first image (eV)");
        var drawn = panel.series().get(1).points();
        assertThat(drawn.xs())
                .containsExactly(plot.table().doubleColumn("distance (Å)").asDoubleArray());
        assertThat(drawn.ys())
                .containsExactly(plot.table().doubleColumn("energy (eV)").asDoubleArray());
        assertThat(panel.series().getFirst().points().size()).isEqualTo(6 * 40 + 1);
        assertThat(plot.description()).contains("The barrier is 0.");
    }

    @Test
    void allThatIsWrongWithAPathIsToldAtOnce() {
        assertThatThrownBy(() -> new ReactionPath(List.of(Image.of(0, 1), Image.of(0, Double.NaN))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least three images, found 2")
                .hasMessageContaining("Image 1 of the reaction path needs numbers");
        assertThatThrownBy(() -> new ReactionPath(List.of(Image.of(0, 1), Image.of(2, 2), Image.of(1, 1))))
                .hasMessage("Image 2 of the reaction path, at 1.0 Å, isn't further along it than image 1, at 2.0 Å.");
    }
}
