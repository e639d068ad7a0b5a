package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what stands about linear response in the steps of a run; what comes last counts. */
final class ResponseReader {
    private final XmlScanner xml;
    private NumberTable staticDielectric = NumberTable.empty();
    private NumberTable withoutLocalFields = NumberTable.empty();
    private NumberTable ionicDielectric = NumberTable.empty();
    private List<NumberTable> bornCharges = List.of();
    private Optional<ForceConstants> forceConstants = Optional.empty();
    private final List<DielectricFunction> dielectricFunctions = new ArrayList<>();

    ResponseReader(XmlScanner xml) {
        this.xml = xml;
    }

    /** Whether the {@code <varray>} opened last was one of these tensors; then it was read. */
    boolean readTensor(String name) {
        switch (name) {
            case "epsilon" -> staticDielectric = xml.table();
            case "epsilon_rpa" -> withoutLocalFields = xml.table();
            case "epsilon_ion" -> ionicDielectric = xml.table();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Of the {@code <array>} opened last; goes behind its end. */
    void readBornCharges() {
        var charges = new ArrayList<NumberTable>();
        xml.each(element -> {
            if (element.equals("set")) {
                charges.add(xml.table());
            }
        });
        bornCharges = charges;
    }

    /** Of the {@code <dielectricfunction>} opened last; goes behind its end. */
    void readDielectricFunction() {
        var comment = xml.attribute("comment");
        var tables = new ArrayList<NumberTable>();
        var parts = new ArrayList<String>();
        xml.each(element -> {
            switch (element) {
                case "imag", "real" -> parts.add(element);
                case "set" -> tables.add(xml.table());
                default -> {
                    // Arrays and their dimensions hold the sets.
                }
            }
        });
        int imaginary = parts.indexOf("imag");
        int real = parts.indexOf("real");
        if (imaginary >= 0 && real >= 0 && tables.size() == 2) {
            dielectricFunctions.add(new DielectricFunction(comment, tables.get(imaginary), tables.get(real)));
        }
    }

    /** Of the {@code <dynmat>} opened last; goes behind its end. */
    void readForceConstants() {
        var tables = new NumberTable[] {NumberTable.empty(), NumberTable.empty(), NumberTable.empty()};
        xml.each(element -> {
            switch (xml.attribute("name")) {
                case "hessian" -> tables[0] = xml.table();
                case "eigenvalues" -> tables[1] = vector();
                case "eigenvectors" -> tables[2] = xml.table();
                default -> {
                    // Nothing else is known to stand here.
                }
            }
        });
        forceConstants = Optional.of(new ForceConstants(tables[0], tables[1], tables[2]));
    }

    private NumberTable vector() {
        var numbers = new DoubleList();
        xml.numbers(numbers);
        return NumberTable.of(numbers, 1);
    }

    LinearResponse response() {
        return new LinearResponse(staticDielectric, withoutLocalFields, ionicDielectric, bornCharges, forceConstants);
    }

    List<DielectricFunction> dielectricFunctions() {
        return List.copyOf(dielectricFunctions);
    }
}
