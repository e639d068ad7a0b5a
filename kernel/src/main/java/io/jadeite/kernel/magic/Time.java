package io.jadeite.kernel.magic;

import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.Evaluated;
import java.lang.management.ManagementFactory;
import java.util.List;

/** How long code takes, once. */
record Time(Workplace workplace) implements Magic {
    @Override
    public List<String> names() {
        return List.of("time");
    }

    @Override
    public String help() {
        return "%time CODE, %%time — runs code once and says how long it took, compilation included.";
    }

    @Override
    public Evaluated run(Call call) throws CellFailure {
        var threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long began = System.nanoTime();
        var value = workplace.run(
                call.place().language(), Lines.placed(call), call.place().cell());
        long wall = System.nanoTime() - began;
        System.out.printf(
                "Wall time: %s, processor time of this thread: %s%n",
                Spans.of((double) wall), Spans.of((double) (threads.getCurrentThreadCpuTime() - processor)));
        return value;
    }
}
