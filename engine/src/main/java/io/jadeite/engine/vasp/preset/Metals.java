package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Element;
import java.util.EnumSet;
import java.util.Set;

/** Which elements count as metals: all but hydrogen, the right upper corner with the metalloids, and the unmeasured ones. */
final class Metals {
    private static final Set<Element> OTHERS = EnumSet.of(
            Element.H,
            Element.HE,
            Element.B,
            Element.C,
            Element.N,
            Element.O,
            Element.F,
            Element.NE,
            Element.SI,
            Element.P,
            Element.S,
            Element.CL,
            Element.AR,
            Element.GE,
            Element.AS,
            Element.SE,
            Element.BR,
            Element.KR,
            Element.SB,
            Element.TE,
            Element.I,
            Element.XE,
            Element.PO,
            Element.AT,
            Element.RN);

    private Metals() {}

    static boolean contains(Element element) {
        return !OTHERS.contains(element);
    }
}
