package io.jadeite.engine.emt;

import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.ParameterType;
import io.jadeite.engine.workflow.Workflow;
import java.nio.file.Path;

/** What all EMT workflows have in common: the structure that they take, check and write. */
abstract class EmtWorkflow implements Workflow {
    static final Parameter STRUCTURE = Parameter.required(
            "structure", new ParameterType.OfStructure(), "the atoms, of the elements H C N O Al Ni Cu Pd Ag Pt Au");

    /** Refuses elements without parameters, and atoms that lie on top of each other. */
    @Override
    public void check(Arguments arguments) {
        EmtPotential.of(arguments.structure("structure")).evaluate();
    }

    @Override
    public void writeInputs(Arguments arguments, Path directory) {
        Poscar.of(arguments.structure("structure")).write(directory.resolve("POSCAR"));
    }
}
