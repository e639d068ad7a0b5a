package io.jadeite.engine.vasp.input;

/** The head of a potential that doesn't exist, for tests. */
public final class InventedPotential {
    private InventedPotential() {}

    public static String text(String symbol, String exchange, double cutoff, double electrons) {
        return """
              PAW_PBE %1$s 01Jan2000
               %4$s
             parameters from PSCTR are:
               VRHFIN =%1$s: invented
               LEXCH  = %2$s
               TITEL  = PAW_PBE %1$s 01Jan2000
               ENMAX  =  %3$s; ENMIN  =  100.000 eV
               POMASS =   10.000; ZVAL   =   %4$s    mass and valenz
             End of Dataset
            """.formatted(symbol, exchange, cutoff, electrons);
    }
}
