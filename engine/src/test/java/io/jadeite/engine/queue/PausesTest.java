package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Request;
import org.junit.jupiter.api.Test;

class PausesTest extends QueueSuite {
    @Test
    void runsThatCarryAllTagsOfAPauseAreLeftAlone() {
        long both = submitOne(Request.usual().tagged("big", "gpu"));
        long one = submitOne(Request.usual().tagged("big"));
        pauses().begin(Tags.of("gpu", "big"));

        assertThat(claim(ANYTHING).orElseThrow().attempt().run()).isEqualTo(one);
        assertThat(claim(ANYTHING)).isEmpty();

        assertThat(pauses().end(Tags.of("big", "gpu"))).isTrue();
        assertThat(claim(ANYTHING).orElseThrow().attempt().run()).isEqualTo(both);
    }

    @Test
    void aPauseWithoutTagsCoversAllAndAlsoRunsOfLater() {
        pauses().begin(Tags.NONE);
        submitOne(Request.usual());

        assertThat(claim(ANYTHING)).isEmpty();
        assertThat(new Claims(database(), enterWorker()).nothingLeft(ANYTHING)).isTrue();
    }

    @Test
    void theTagsThatEveryRunCarriesCanBePausedToo() {
        submitOne(Request.usual());
        pauses().begin(Tags.of(Request.WORKFLOW));

        assertThat(claim(ANYTHING)).isEmpty();
    }

    @Test
    void whatRunsGoesOn() {
        var attempt = startNew();
        pauses().begin(Tags.NONE);

        assertThat(completions().succeed(attempt, nothing())).isTrue();
    }

    @Test
    void aPauseIsBegunOnceAndEndedByItsOwnTagsOnly() {
        pauses().begin(Tags.of("big"));
        pauses().begin(Tags.of("big"));

        assertThat(pauses().all())
                .singleElement()
                .satisfies(pause -> assertThat(pause.tags()).isEqualTo(Tags.of("big")));
        assertThat(pauses().end(Tags.of("other"))).isFalse();
        assertThat(pauses().end(Tags.of("big"))).isTrue();
        assertThat(pauses().all()).isEmpty();
    }

    private Pauses pauses() {
        return new Pauses(database());
    }
}
