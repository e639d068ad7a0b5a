package io.jadeite.engine.run;

/**
 * Why an attempt failed.
 *
 * @param kind one word by which failures are counted: {@code input}, {@code calculation}, {@code lost} …
 * @param message what a user reads
 */
public record Failure(String kind, String message) {
    public Failure {
        // What a broken program prints may hold it; PostgreSQL's texts may not.
        message = message.replace('\0', '\uFFFD');
    }
}
