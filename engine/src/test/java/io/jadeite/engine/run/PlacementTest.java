package io.jadeite.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {
    private static final List<String> WORDS = List.of("a", "b", "c", "A", "small-job", "größe", "x y");

    static Stream<Seed> seeds() {
        return Seeds.some(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTagsMeansNothing(Seed seed) {
        var words = new ArrayList<>(words(seed.random()));
        var tags = Tags.of(words);
        Collections.shuffle(words, new Random(seed.value()));
        words.addAll(List.copyOf(words));

        var shuffled = Tags.of(words);

        assertThat(shuffled).isEqualTo(tags).hasToString(tags.toString());
        assertThat(shuffled.sorted()).isSorted().doesNotHaveDuplicates();
        assertThat(lane(shuffled).key()).isEqualTo(lane(tags).key());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void matchingFollowsTheWordsOfItsDefinition(Seed seed) {
        var random = seed.random();
        var worker = Tags.of(words(random));
        var user = Tags.of(words(random));
        var run = user.and(Tags.of("relaxation", "emt"));

        assertThat(TagMatch.ALL.accepts(worker, run, user))
                .isEqualTo(Set.copyOf(run.sorted()).containsAll(worker.sorted()));
        assertThat(TagMatch.ANY.accepts(worker, run, user))
                .isEqualTo(worker.isEmpty() || !Collections.disjoint(worker.sorted(), run.sorted()));
        assertThat(TagMatch.EXACT.accepts(worker, run, user)).isEqualTo(worker.isEmpty() || worker.equals(user));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\u0000", "a\u001fb"})
    void aTagThatCannotBeSeenIsRefused(String tag) {
        assertThatThrownBy(() -> Tags.of("good", tag)).isInstanceOf(InputException.class);
    }

    @Test
    void aTagIsNoEssay() {
        assertThat(Tags.of("x".repeat(200)).sorted()).hasSize(1);
        assertThatThrownBy(() -> Tags.of("x".repeat(201)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found 201");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0S",
        "PT0.01S, PT1S",
        "PT1S, PT1S",
        "PT3S, PT5S",
        "PT31S, PT1M",
        "PT1M, PT1M",
        "PT61S, PT2M",
        "PT1H, PT1H",
        "PT61M, PT90M",
        "PT24H, PT24H",
        "PT49H, PT72H"
    })
    void expectedTimesAreRoundedUpToUsualLimits(Duration expected, Duration bucket) {
        assertThat(TimeBucket.of(expected)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTimeBucketIsNeverShorterNorMoreThanTwiceAsLong(Seed seed) {
        var expected = Duration.ofMillis(60_000 + (long) Math.exp(seed.random().nextDouble() * 25));

        var bucket = TimeBucket.of(expected);

        assertThat(bucket).isGreaterThanOrEqualTo(expected).isLessThan(expected.multipliedBy(2));
        assertThat(TimeBucket.of(bucket)).isEqualTo(bucket);
    }

    @Test
    void negativeResourcesAreAllToldAtOnce() {
        assertThatThrownBy(() -> new Resources(-1, -2, -3, Duration.ofSeconds(-4)))
                .isInstanceOfSatisfying(
                        InputException.class,
                        refusal -> assertThat(refusal.problems()).hasSize(4));
    }

    @Test
    void lanesDifferWhereverPlacementDoes() {
        var keys = Stream.of(
                        lane(Tags.NONE),
                        lane(Tags.of("a", "b")),
                        lane(Tags.of("a b")),
                        lane(Tags.of("a, b")),
                        new Lane(Tags.NONE, Tags.NONE, "relaxation.emt.other", "emt", Resources.UNSAID),
                        asking(new Resources(1, 0, 0, Duration.ZERO)),
                        asking(new Resources(0, 1, 0, Duration.ZERO)),
                        asking(new Resources(0, 0, 1, Duration.ZERO)),
                        asking(new Resources(0, 0, 0, Duration.ofMinutes(1))))
                .map(Lane::key)
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(asking(new Resources(0, 0, 0, Duration.ofMinutes(6))).key())
                .isEqualTo(asking(new Resources(0, 0, 0, Duration.ofMinutes(9))).key());
    }

    @Test
    void aWorkerSaysEachReasonWhyItTakesNoRunOfALane() {
        var worker =
                new Acceptance(Tags.of("gpu"), TagMatch.ALL, Set.of("vasp"), new Resources(4, 0, 0, Duration.ZERO));

        assertThat(worker.objections(asking(new Resources(8, 0, 0, Duration.ZERO))))
                .hasSize(3);
        assertThat(worker.objections(
                        new Lane(Tags.of("gpu"), Tags.of("gpu"), "relaxation.vasp.mit", "vasp", Resources.UNSAID)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWorkerObjectsExactlyWhereItDoesNotAccept(Seed seed) {
        var random = seed.random();
        var lane = new Lane(
                Tags.of(words(random)),
                Tags.of(words(random)),
                "relaxation.emt.quick",
                random.nextBoolean() ? "emt" : "vasp",
                resources(random));
        var match = List.of(TagMatch.values()).get(random.nextInt(3));
        var worker = new Acceptance(Tags.of(words(random)), match, Set.of("emt"), resources(random));

        assertThat(worker.objections(lane).isEmpty()).isEqualTo(worker.accepts(lane));
    }

    @Test
    void anUnknownWayOfMatchingIsRefusedWithTheNearest() {
        assertThat(TagMatch.ofWord("exact")).isEqualTo(TagMatch.EXACT);
        assertThatThrownBy(() -> TagMatch.ofWord("exakt"))
                .isInstanceOf(InputException.class)
                .hasMessage("--match is one of all, any, exact, found 'exakt'. Did you mean exact?");
    }

    private static List<String> words(RandomGenerator random) {
        return WORDS.stream().filter(word -> random.nextInt(3) == 0).toList();
    }

    private static Resources resources(RandomGenerator random) {
        return new Resources(
                random.nextInt(3), random.nextInt(3), random.nextInt(2), Duration.ofMinutes(random.nextInt(4)));
    }

    private static Lane lane(Tags user) {
        return new Lane(user, user, "relaxation.emt.quick", "emt", Resources.UNSAID);
    }

    private static Lane asking(Resources resources) {
        return new Lane(Tags.NONE, Tags.NONE, "relaxation.emt.quick", "emt", resources);
    }
}
