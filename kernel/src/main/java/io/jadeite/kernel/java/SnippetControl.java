package io.jadeite.kernel.java;

import io.jadeite.engine.workflow.Stopped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Executes snippets on the thread that evaluates them, and keeps their values and failures as they are, where JShell itself has only
 * their texts.
 */
final class SnippetControl extends DirectExecutionControl {
    /** How the code of the user is called. */
    interface Caller {
        @Nullable
        Object call(Method code) throws Exception;
    }

    private final Caller caller;
    private final ReentrantLock compiler;
    private @Nullable Object value;
    private @Nullable Throwable failure;

    /** @param compiler is held while snippets are compiled, and left while they run */
    SnippetControl(SnippetLoaders loaders, Caller caller, ReentrantLock compiler) {
        super(loaders);
        this.caller = caller;
        this.compiler = compiler;
    }

    /** Before each snippet. */
    void forget() {
        value = null;
        failure = null;
    }

    /** What the snippet that ran last is worth. */
    @Nullable
    Object value() {
        return value;
    }

    /** What it threw. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    @Override
    protected String invoke(Method code) throws Exception {
        int held = compiler.getHoldCount();
        for (int i = 0; i < held; i++) {
            compiler.unlock();
        }
        try {
            value = caller.call(code);
            return "";
        } catch (InvocationTargetException e) {
            failure = e.getCause();
            if (e.getCause() instanceof Stopped) {
                throw new StoppedException();
            }
            throw e;
        } catch (Stopped e) {
            failure = e;
            throw new StoppedException();
        } finally {
            for (int i = 0; i < held; i++) {
                compiler.lock();
            }
        }
    }

    /** Nobody asks for texts of values, which may be long. */
    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    /** Has JShell use this control. */
    static ExecutionControlProvider provider(SnippetControl control) {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "cells";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return control;
            }
        };
    }
}
