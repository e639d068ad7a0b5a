package io.jadeite.engine.calculation;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a program is supervised.
 *
 * @param look how often handlers look at it while it runs
 * @param timeLimit it is ended after so long
 * @param softGrace how long it may go on after it was asked to stop by a file, before its processes are told
 * @param grace how long its processes may go on after they were told to end, before they are killed
 * @param mostCorrections the calculation has failed where more would be needed
 * @param neverKept names of files that go into no archive: licensed ones, and large ones; names that begin so as well
 */
public record Options(
        CommandLine command,
        Duration look,
        Optional<Duration> timeLimit,
        Duration softGrace,
        Duration grace,
        int mostCorrections,
        Set<String> neverKept) {
    public Options {
        neverKept = Set.copyOf(neverKept);
    }
}
