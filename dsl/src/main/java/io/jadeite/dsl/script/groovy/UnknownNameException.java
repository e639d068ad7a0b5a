package io.jadeite.dsl.script.groovy;

import groovy.lang.MissingPropertyException;

/** A name that nobody knows, told in the DSL's words. It is Groovy's own exception, as Groovy itself tries names that may be missing. */
@SuppressWarnings("serial")
final class UnknownNameException extends MissingPropertyException {
    private final String told;

    UnknownNameException(String told, String name, Class<?> type) {
        super(name, type);
        this.told = told;
    }

    @Override
    public String getMessage() {
        return told;
    }
}
