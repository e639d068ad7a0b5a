package io.jadeite.engine.emt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DynamicsTest {
    private static final Structure COPPER = Structures.copper(2);

    @Test
    void withoutABathTheEnergyStays() throws InterruptedException {
        var frames = new ArrayList<Dynamics.Frame>();

        Dynamics.ofConstantEnergy(600).withTimestep(2).withSteps(5000).run(COPPER, frames::add);

        double start = frames.getFirst().totalEnergy();
        assertThat(frames).hasSize(501);
        assertThat(frames).allSatisfy(frame -> assertThat(frame.totalEnergy()).isCloseTo(start, within(0.02)));
        assertThat(meanEnergy(frames.subList(400, 500))).isCloseTo(meanEnergy(frames.subList(0, 100)), within(1e-3));
    }

    private static double meanEnergy(List<Dynamics.Frame> frames) {
        return frames.stream()
                .mapToDouble(Dynamics.Frame::totalEnergy)
                .average()
                .orElseThrow();
    }

    @Test
    void halfTheTimestepQuartersTheEnergysSway() throws InterruptedException {
        double coarse = sway(4, 250);
        double fine = sway(2, 500);

        assertThat(coarse / fine).isBetween(3.0, 5.0);
    }

    private static double sway(double timestep, int steps) throws InterruptedException {
        var frames = new ArrayList<Dynamics.Frame>();
        Dynamics.ofConstantEnergy(300)
                .withTimestep(timestep)
                .withSteps(steps)
                .withEvery(1)
                .run(COPPER, frames::add);
        var energies = frames.stream().mapToDouble(Dynamics.Frame::totalEnergy).summaryStatistics();
        return energies.getMax() - energies.getMin();
    }

    @Test
    void aBathHoldsTheMeanTemperature() throws InterruptedException {
        var frames = new ArrayList<Dynamics.Frame>();

        Dynamics.inHeatBath(400).withTimestep(5).withSteps(8000).withSeed(7).run(COPPER, frames::add);

        double mean = frames.stream()
                .skip(100)
                .mapToDouble(Dynamics.Frame::temperature)
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(400, within(20.0));
    }

    @Test
    void drawnVelocitiesHaveTheTemperatureAndNoDrift() throws InterruptedException {
        var start = Dynamics.ofConstantEnergy(300).withSteps(0).run(Structures.copper(6), frame -> true);

        var momentum = start.structure().sites().stream()
                .map(site -> site.velocity().orElseThrow())
                .reduce(Vector.ZERO, Vector::plus);
        assertThat(momentum.length()).isLessThan(1e-12);
        assertThat(start.temperature()).isCloseTo(300, within(30.0));
    }

    @Test
    void velocitiesOfTheSitesAreTaken() throws InterruptedException {
        var given = Structures.withSites(
                COPPER,
                site -> site.withVelocity(
                        site.fractional().minus(new Vector(0.375, 0.375, 0.375)).times(0.01)));

        var start = Dynamics.ofConstantEnergy(300).withSteps(0).run(given, frame -> true);

        assertThat(start.structure().sites())
                .extracting(Site::velocity)
                .isEqualTo(given.sites().stream().map(Site::velocity).toList());
    }

    @Test
    void velocitiesThatAreAllZeroCountAsNotGiven() throws InterruptedException {
        var resting = Structures.withSites(COPPER, site -> site.withVelocity(Vector.ZERO));

        var start = Dynamics.ofConstantEnergy(300).withSteps(0).run(resting, frame -> true);

        assertThat(start.temperature()).isPositive();
    }

    @Test
    void theSameSeedGivesTheSameRunAndAnotherAnother() throws InterruptedException {
        var bath = Dynamics.inHeatBath(300).withSteps(50);

        var first = bath.run(COPPER, frame -> true);
        var again = bath.run(COPPER, frame -> true);
        var other = bath.withSeed(2).run(COPPER, frame -> true);

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aRunGoesOnFromItsLastFrame() throws InterruptedException {
        var whole = Dynamics.ofConstantEnergy(300).withSteps(100).run(COPPER, frame -> true);
        var half = Dynamics.ofConstantEnergy(300).withSteps(50).run(COPPER, frame -> true);

        var rest = Dynamics.ofConstantEnergy(300).withSteps(50).run(half.structure(), frame -> true);

        assertThat(rest.totalEnergy()).isCloseTo(whole.totalEnergy(), within(1e-6));
        assertThat(rest.potentialEnergy()).isCloseTo(whole.potentialEnergy(), within(1e-6));
    }

    @Test
    void fixedSitesDoNotMove() throws InterruptedException {
        var held = Structures.withSites(
                COPPER,
                site -> site.fractional().z() < 0.25
                        ? site.withFreedom(Site.Freedom.FIXED)
                        : site.withFreedom(
                                new Site.Freedom(true, true, site.fractional().x() > 0.25)));

        var last = Dynamics.inHeatBath(500).withSteps(200).run(held, frame -> true);

        assertThat(IntStream.range(0, held.size())).allSatisfy(i -> {
            var before = held.sites().get(i);
            var after = last.structure().sites().get(i);
            var freedom = before.freedom().orElseThrow();
            var way = after.fractional().minus(before.fractional());
            assertThat(Math.abs(way.x()) > 1e-6).isEqualTo(freedom.a());
            assertThat(Math.abs(way.y()) > 1e-6).isEqualTo(freedom.b());
            assertThat(Math.abs(way.z()) > 1e-6).isEqualTo(freedom.c());
        });
    }

    @Test
    void anInterruptEndsItWithinAStep() {
        var seen = new ArrayList<Integer>();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Dynamics.inHeatBath(300).withEvery(1).run(COPPER, frame -> {
                    seen.add(frame.step());
                    Thread.currentThread().interrupt();
                    return true;
                }));

        assertThat(seen).containsExactly(0);
    }

    @Test
    void theObserverMayEndIt() throws InterruptedException {
        var last = Dynamics.inHeatBath(300).run(COPPER, frame -> frame.step() < 20);

        assertThat(last.step()).isEqualTo(20);
    }

    @Test
    void atomsThatRunIntoEachOtherEndItWithAReason() {
        var shot = new Structure(
                COPPER.lattice(),
                IntStream.range(0, COPPER.size())
                        .mapToObj(i -> Site.of(Element.CU, COPPER.sites().get(i).fractional())
                                .withVelocity(i == 1 ? new Vector(0, -0.9025, -0.9025) : Vector.ZERO))
                        .toList());

        assertThatExceptionOfType(JadeiteException.class)
                .isThrownBy(() -> Dynamics.ofConstantEnergy(0).run(shot, frame -> true))
                .withMessageContaining(
                        "broke down at step 1 of 1000 with a timestep of 2.0 fs: two atoms came within 0.000 Å")
                .withMessageContaining("use a shorter timestep");
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedAllAtOnce() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new Dynamics(-1, Double.NaN, 0, -1, 0, 1))
                .satisfies(e -> assertThat(e.problems()).hasSize(5));
    }
}
