package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.vasp.output.motion.Frame;
import io.jadeite.engine.vasp.output.scan.BrokenOff;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import io.jadeite.engine.vasp.output.scan.XmlScanner.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes through a vasprun.xml once and keeps what is wanted of it. */
final class VasprunReader {
    private final XmlScanner xml;
    private final Set<VasprunPart> wanted;
    private final Consumer<IonicStep> listener;

    private Parameters generator = Parameters.NONE;
    private Parameters incar = Parameters.NONE;
    private Parameters parameters = Parameters.NONE;
    private List<Element> elements = List.of();
    private List<String> titles = List.of();
    private String scheme = "";
    private boolean hasKpoints;
    private Optional<Frame> initial = Optional.empty();
    private Optional<Frame> last = Optional.empty();
    private final List<IonicStep> steps = new ArrayList<>();
    private final ElectronReader electrons;
    private final ElectronReader electronsOnOwnKpoints;
    private final ResponseReader response;
    private @Nullable StepReader learned;
    private String place = "at its beginning";

    VasprunReader(XmlScanner xml, Set<VasprunPart> wanted, Consumer<IonicStep> listener) {
        this.xml = xml;
        this.wanted = wanted;
        this.listener = listener;
        electrons = new ElectronReader(xml, wanted);
        electronsOnOwnKpoints = new ElectronReader(xml, wanted);
        response = new ResponseReader(xml);
    }

    Vasprun read() {
        if (!opensRoot()) {
            throw new InputException(
                    "%s is no vasprun.xml: it doesn't begin with <modeling>. Check that it is the right file, and that VASP has begun to write it."
                            .formatted(xml.source()));
        }
        var extent = Extent.whole();
        try {
            xml.each(this::element);
            endLearnedStep();
        } catch (BrokenOff broken) {
            extent = Extent.until("%s: byte %d, %s".formatted(broken.getMessage(), broken.offset(), place));
        }
        return vasprun(extent);
    }

    private boolean opensRoot() {
        return xml.next() == Token.OPEN && xml.name().equals("modeling");
    }

    private void element(String element) {
        switch (element) {
            case "generator" -> generator = ParameterReader.read(xml);
            case "incar" -> incar = ParameterReader.read(xml);
            case "parameters" -> parameters = ParameterReader.read(xml);
            case "kpoints" -> kpoints();
            case "atominfo" -> atoms();
            case "structure" -> structure(xml.attribute("name"));
            case "calculation" -> calculation();
            case "dielectricfunction" -> response.readDielectricFunction();
            default -> {
                if (learned == null || !learned.read(element)) {
                    xml.skip();
                }
            }
        }
    }

    private void kpoints() {
        var read = KpointsReader.read(xml);
        if (!hasKpoints) {
            hasKpoints = true;
            scheme = read.scheme();
            electrons.kpoints(read.list());
        }
    }

    private void atoms() {
        var read = AtomReader.read(xml);
        elements = read.elements();
        titles = read.titles();
    }

    private void structure(String name) {
        switch (name) {
            case "initialpos" -> initial = Optional.of(frame());
            case "finalpos" -> {
                endLearnedStep();
                last = Optional.of(frame());
            }
            case "" -> {
                endLearnedStep();
                learned = new StepReader(xml, elements);
                learned.read("structure");
            }
            default -> xml.skip();
        }
    }

    private Frame frame() {
        return StructureReader.read(xml, elements);
    }

    private void calculation() {
        endLearnedStep();
        var step = new StepReader(xml, elements);
        int number = steps.size() + 1;
        place = "in ionic step " + number;
        xml.each(element -> {
            if (!step.read(element)) {
                insideCalculation(element);
            }
        });
        add(step.step(false));
    }

    private void insideCalculation(String element) {
        switch (element) {
            case "eigenvalues" -> electrons.readBands();
            case "projected" -> electrons.readProjections();
            case "dos" -> density().readDensity();
            case "i" -> {
                if (xml.attribute("name").equals("efermi")) {
                    electrons.fermiEnergy(xml.number());
                }
            }
            case "eigenvalues_kpoints_opt" -> electronsOnOwnKpoints.readOwnKpoints();
            case "projected_kpoints_opt" -> electronsOnOwnKpoints.readOwnProjections();
            case "dielectricfunction" -> response.readDielectricFunction();
            case "dynmat" -> response.readForceConstants();
            case "varray" -> {
                if (!response.readTensor(xml.attribute("name"))) {
                    xml.skip();
                }
            }
            case "array" -> {
                if (xml.attribute("name").equals("born_charges")) {
                    response.readBornCharges();
                } else {
                    xml.skip();
                }
            }
            default -> xml.skip();
        }
    }

    private ElectronReader density() {
        return xml.attribute("comment").equals("kpoints_opt") ? electronsOnOwnKpoints : electrons;
    }

    private void endLearnedStep() {
        if (learned != null) {
            var step = learned.step(true);
            learned = null;
            if (!step.energies().isEmpty()) {
                add(step);
            }
        }
    }

    private void add(IonicStep step) {
        listener.accept(step);
        if (!wanted.contains(VasprunPart.TRAJECTORY) && !steps.isEmpty()) {
            forgetFrames(step);
        }
        steps.add(step);
        place = "behind ionic step " + steps.size();
    }

    /** Of a calculated step the last frame is kept, and that of the last step of all. */
    private void forgetFrames(IonicStep next) {
        for (int i = steps.size() - 1; i >= 0 && steps.get(i).frame().isPresent(); i--) {
            if (!next.isLearned() || steps.get(i).isLearned()) {
                steps.set(i, steps.get(i).withoutFrame());
            }
        }
    }

    private Vasprun vasprun(Extent extent) {
        var end = last.or(() ->
                        steps.isEmpty() ? Optional.empty() : steps.getLast().frame())
                .or(() -> initial);
        return new Vasprun(
                xml.source(),
                extent,
                generator,
                incar,
                parameters,
                elements,
                titles,
                scheme,
                initial,
                end,
                steps,
                electrons.result(),
                electronsOnOwnKpoints.isEmpty() ? Optional.empty() : Optional.of(electronsOnOwnKpoints.result()),
                response.response(),
                response.dielectricFunctions());
    }
}
