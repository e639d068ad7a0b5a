package io.jadeite.engine.run;

import io.jadeite.engine.problem.InputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run asks of its worker, or what a worker has to give; 0 says nothing of it.
 *
 * @param memoryMegabytes in units of 10⁶ bytes
 * @param time the run's expected time; a worker's remaining life
 */
public record Resources(int cores, long memoryMegabytes, int gpus, Duration time) {
    public static final Resources UNSAID = new Resources(0, 0, 0, Duration.ZERO);

    public Resources {
        var problems = new ArrayList<String>();
        if (cores < 0) problems.add("--cores can't be negative, found %d.".formatted(cores));
        if (memoryMegabytes < 0) problems.add("--memory can't be negative, found %d MB.".formatted(memoryMegabytes));
        if (gpus < 0) problems.add("--gpus can't be negative, found %d.".formatted(gpus));
        if (time.isNegative()) problems.add("--time can't be negative, found %s.".formatted(time));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /**
     * Whether a worker that has these can do what is asked. What the worker doesn't say it is taken to have, except GPUs:
     * a run that asks for them goes only where they are declared.
     */
    public boolean suffice(Resources asked) {
        return shortages(asked).isEmpty();
    }

    /** What they fall short of what is asked, in words. */
    public List<String> shortages(Resources asked) {
        var shortages = new ArrayList<String>();
        if (cores > 0 && asked.cores > cores) {
            shortages.add("it has %d cores, the run asks for %d".formatted(cores, asked.cores));
        }
        if (memoryMegabytes > 0 && asked.memoryMegabytes > memoryMegabytes) {
            shortages.add(
                    "it has %d MB of memory, the run asks for %d".formatted(memoryMegabytes, asked.memoryMegabytes));
        }
        if (asked.gpus > gpus) {
            shortages.add("it has %d GPUs, the run asks for %d".formatted(gpus, asked.gpus));
        }
        if (!time.isZero() && asked.time.compareTo(time) > 0) {
            shortages.add("its remaining life is %s, the run is expected to take %s"
                    .formatted(shown(time), shown(asked.time)));
        }
        return shortages;
    }

    private static String shown(Duration time) {
        return time.toMinutes() < 2 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
