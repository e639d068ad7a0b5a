package io.jadeite.launchers.batch;

import java.util.Optional;

/**
 * What a batch system says of one job.
 *
 * @param job its number; of an array that of the whole array
 * @param task its number in the array; 0: it is in none, or the line is about all those that still wait
 * @param count how many tasks the line is about
 * @param word the batch system's own word
 * @param reason why it waits, in the batch system's words
 */
public record JobState(String job, int task, int count, Standing standing, String word, Optional<String> reason) {}
