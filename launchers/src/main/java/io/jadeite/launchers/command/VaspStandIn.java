package io.jadeite.launchers.command;

import io.jadeite.engine.standin.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code vasp stand-in}: in the place of {@code vasp_std}, for those who have none and want to see how everything else goes. */
@Command(
        name = "stand-in",
        description =
                "does what VASP would do here, as seen from outside: reads its inputs, writes its outputs; energies are"
                        + " of effective-medium theory, electrons are made up. For tutorials and tests, never for research")
final class VaspStandIn extends SessionCommand {
    VaspStandIn(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        var words = System.getenv(StandIn.VARIABLE);
        return new StandIn(Path.of("").toAbsolutePath(), session.out(), session.err(), words == null ? "" : words)
                .run();
    }
}
