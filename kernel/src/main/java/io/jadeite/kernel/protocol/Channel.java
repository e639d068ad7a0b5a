package io.jadeite.kernel.protocol;

/** The sockets of a kernel that carry messages. */
public enum Channel {
    /** Requests to run, complete, inspect … and their replies. */
    SHELL,
    /** The same for what must not wait: interrupt, shutdown. */
    CONTROL,
    /** The kernel's questions to the user, and the answers. */
    STDIN,
    /** What everybody sees: outputs, states. */
    IOPUB
}
