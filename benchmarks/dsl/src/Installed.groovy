package benchmark

import io.jadeite.engine.run.Outcome
import io.jadeite.engine.workflow.Arguments
import io.jadeite.engine.workflow.Execution
import io.jadeite.engine.workflow.Parameter
import io.jadeite.engine.workflow.ParameterType
import io.jadeite.engine.workflow.Workflow
import io.jadeite.engine.workflow.WorkflowName
import java.nio.file.Path

/** The same as the workflow of travel.groovy, installed as a jar. */
class Installed implements Workflow {
    WorkflowName name() { WorkflowName.parse('installed.benchmark.groovy') }

    String documentation() { 'Counts.' }

    List<Parameter> parameters() { [Parameter.required('n', ParameterType.Real.any(), 'a number')] }

    List<String> columns() { ['value'] }

    void writeInputs(Arguments arguments, Path directory) {}

    Outcome execute(Execution execution) {
        def steps = (1..execution.arguments().real('n')).collect { [n: it, square: it * it] }
        new Outcome([value: steps*.square.sum()], [])
    }
}
