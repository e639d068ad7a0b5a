package io.jadeite.dsl.script.groovy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a class of a script or cell comes from. Written into classes while they are compiled. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Origin {
    /** The full name of the class that has the source. */
    String holder();

    /** Line, column, last line, last column, as {@link Range} has them. */
    int[] range();

    /** The source's index as JSON, in pieces that a class file can hold; on the holder only. */
    String[] index() default {};
}
