package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.queue.LaneHeads.Head;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a claimer remembers of the lanes that it has seen. */
class LaneHeadsTest extends QueueSuite {
    @Test
    void whatWasReadIsRememberedForAMomentAndThenReadAnew() {
        var heads = new LaneHeads();
        long first = submitOne(Request.usual().tagged("a"));
        assertThat(runs(heads)).containsExactly(first);
        assertThat(heads.areFresh()).isTrue();

        long second = submitOne(Request.usual().tagged("b"));
        Await.until("the lanes are read anew", () -> runs(heads).size() == 2);

        assertThat(heads.areFresh()).isTrue();
        assertThat(runs(heads)).containsExactly(first, second);
    }

    @Test
    void theLaneThatSomethingWasTakenFromIsReadAgain() {
        var heads = new LaneHeads();
        var here = submit(Request.usual().tagged("a").times(2));
        long other = submitOne(Request.usual().tagged("b"));
        var head = look(heads).getFirst();
        start(here.getFirst());

        heads.took(head, here.getFirst());

        assertThat(runs(heads)).containsExactly(here.getLast(), other);
        start(here.getLast());
        heads.took(head, here.getLast());
        assertThat(runs(heads)).containsExactly(other);
    }

    @Test
    void thatOthersHaveTakenWhatIsRememberedHidesNothing() {
        submit(Request.usual().tagged("a").times(2));
        submit(Request.usual().tagged("b").times(2));
        var claims = new Claims(database(), enterWorker());
        assertThat(claims.next(ANYTHING)).isPresent();
        for (int i = 0; i < 3; i++) {
            assertThat(claim(ANYTHING)).isPresent();
        }
        long late = submitOne(Request.usual().tagged("c"));

        assertThat(claims.next(ANYTHING).orElseThrow().attempt().run()).isEqualTo(late);
        assertThat(claims.next(ANYTHING)).isEmpty();
    }

    private List<Long> runs(LaneHeads heads) {
        return look(heads).stream().map(Head::run).toList();
    }

    private List<Head> look(LaneHeads heads) {
        return database().single(sql -> {
            var question = heads.question(sql.dialect());
            heads.note(sql, question.isPresent() ? sql.list(question.get()) : List.of());
            return heads.filled();
        });
    }
}
