package io.jadeite.dsl.script;

import groovy.lang.Writable;
import io.jadeite.dsl.script.value.Stays;
import io.jadeite.dsl.script.value.Unready;
import io.jadeite.engine.problem.InputException;
import java.io.Writer;
import java.util.Iterator;

/**
 * Stands for what isn't there yet. It can be the input of a later run, and nothing else: whoever takes it for the value itself is told
 * so, by name, instead of getting an endless loop or a wrong number.
 */
abstract class NotYet implements Writable, Stays, Unready {
    @Override
    public String whatToDo() {
        return "Give it to the workflow as an input.";
    }

    /** What {@code for} and {@code each} call. */
    public Iterator<Object> iterator() {
        throw refused("can't be walked through");
    }

    /** What {@code if} calls. */
    public boolean asBoolean() {
        throw refused("is neither true nor false");
    }

    /** What {@code "…$it"} calls. */
    @Override
    public Writer writeTo(Writer out) {
        throw refused("can't stand in a text");
    }

    public Object getAt(Object index) {
        throw refused("has no part [%s]".formatted(index));
    }

    public Object plus(Object other) {
        throw arithmetic("+", other);
    }

    public Object minus(Object other) {
        throw arithmetic("-", other);
    }

    public Object multiply(Object other) {
        throw arithmetic("*", other);
    }

    public Object div(Object other) {
        throw arithmetic("/", other);
    }

    public Object mod(Object other) {
        throw arithmetic("%", other);
    }

    public Object remainder(Object other) {
        throw arithmetic("%", other);
    }

    public Object power(Object other) {
        throw arithmetic("**", other);
    }

    public Object negative() {
        throw refused("can't be negated");
    }

    public Object positive() {
        throw refused("can't be reckoned with");
    }

    public Object next() {
        throw refused("can't be counted up");
    }

    public Object previous() {
        throw refused("can't be counted down");
    }

    private InputException refused(String what) {
        return new InputException(refusal(what));
    }

    private InputException arithmetic(String operator, Object other) {
        return refused("can't be reckoned with (%s %s)".formatted(operator, other instanceof NotYet ? "…" : other));
    }
}
