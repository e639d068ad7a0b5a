package io.jadeite.kernel.magic;

import io.jadeite.kernel.session.Evaluated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line {@code jadeite}, as a process of its own. */
record Command(Workplace workplace) implements Magic {
    /** Where the program's start script has put itself. */
    private static final String HOME = "jadeite.program";

    @Override
    public List<String> names() {
        return List.of("jadeite");
    }

    @Override
    public String help() {
        return "%jadeite queue list — the command line jadeite.";
    }

    @Override
    public Evaluated run(Call call) throws Exception {
        var command = new ArrayList<String>();
        command.add(Optional.ofNullable(System.getProperty(HOME)).orElse("jadeite"));
        command.addAll(Arguments.of(call.code()));
        workplace.shared().stopSign().<Object>run(() -> {
            Programs.run(command, workplace.folder(), "");
            return "";
        });
        return new Evaluated.Nothing();
    }
}
