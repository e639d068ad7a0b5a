package io.jadeite.engine.emt;

import io.jadeite.engine.run.IonicStep;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the database keeps of a motion: the mean temperature of all frames, and at most 10,000 frames, evenly spread. */
final class MotionRecord {
    private static final int MOST = 10_000;

    private List<IonicStep> steps = new ArrayList<>();
    private long frames;
    private long stride = 1;
    private double temperatures;

    void add(Dynamics.Frame frame) {
        if (frames % stride == 0) {
            steps.add(step(frame));
        }
        frames++;
        temperatures += frame.temperature();
        if (steps.size() > MOST) {
            thin();
        }
    }

    static IonicStep step(Dynamics.Frame frame) {
        return new IonicStep(
                frame.step(),
                frame.potentialEnergy(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(frame.structure().volume()),
                OptionalDouble.of(frame.temperature()));
    }

    long frames() {
        return frames;
    }

    /** In K. */
    double meanTemperature() {
        return temperatures / frames;
    }

    List<IonicStep> steps() {
        return List.copyOf(steps);
    }

    /** Every second of the steps so far stays, and of those to come. */
    private void thin() {
        var kept = new ArrayList<IonicStep>();
        for (int i = 0; i < steps.size(); i += 2) {
            kept.add(steps.get(i));
        }
        steps = kept;
        stride *= 2;
    }
}
