package io.jadeite.engine.vasp.input;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import java.util.Arrays;
import java.util.List;

/** A family of potentials as VASP hands them out, with the names that its folder usually has. */
public enum PotcarFamily {
    PBE("PE", "POT_GGA_PAW_PBE potpaw_PBE PBE"),
    PBE_52("PE", "POT_GGA_PAW_PBE_52 potpaw_PBE.52 potpaw_PBE_52 PBE_52"),
    PBE_54("PE", "POT_GGA_PAW_PBE_54 potpaw_PBE.54 potpaw_PBE_54 PBE_54"),
    PBE_64("PE", "POT_PAW_PBE_64 POT_GGA_PAW_PBE_64 potpaw_PBE.64 potpaw_PBE_64 PBE_64"),
    LDA("CA", "POT_LDA_PAW potpaw_LDA potpaw LDA"),
    LDA_52("CA", "POT_LDA_PAW_52 potpaw_LDA.52 potpaw_LDA_52 LDA_52"),
    LDA_54("CA", "POT_LDA_PAW_54 potpaw_LDA.54 potpaw_LDA_54 LDA_54"),
    LDA_64("CA", "POT_LDA_PAW_64 potpaw_LDA.64 potpaw_LDA_64 LDA_64"),
    PW91("91", "POT_GGA_PAW_PW91 potpaw_GGA PW91");

    private final String exchange;
    private final String folders;

    PotcarFamily(String exchange, String folders) {
        this.exchange = exchange;
        this.folders = folders;
    }

    /** @throws InputException with the families that there are */
    public static PotcarFamily named(String name) {
        var known = Arrays.stream(values()).map(Enum::name).toList();
        if (!known.contains(name)) {
            throw new InputException("There is no family of potentials '%s'.%s There are %s."
                    .formatted(name, Nearest.question(name, known), String.join(", ", known)));
        }
        return valueOf(name);
    }

    /** Usual names of its folder. */
    public List<String> folders() {
        return List.of(folders.split(" ", -1));
    }

    /** LEXCH of its potentials. */
    String exchange() {
        return exchange;
    }
}
