package io.jadeite.kernel.magic;

import io.jadeite.kernel.session.Evaluated;
import java.util.List;

/** A script of the shell. */
record Bash(Workplace workplace) implements Magic {
    @Override
    public List<String> names() {
        return List.of("bash", "sh");
    }

    @Override
    public String help() {
        return "%bash COMMAND, %%bash — a script for the shell, read by it from its input.";
    }

    @Override
    public Evaluated run(Call call) throws Exception {
        var script = call.code() + "\n";
        workplace.shared().stopSign().<Object>run(() -> {
            Programs.run(List.of(call.name().equals("sh") ? "sh" : "bash", "-s"), workplace.folder(), script);
            return "";
        });
        return new Evaluated.Nothing();
    }
}
