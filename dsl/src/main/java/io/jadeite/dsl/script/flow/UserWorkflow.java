package io.jadeite.dsl.script.flow;

import io.jadeite.dsl.script.value.Decoder;
import io.jadeite.dsl.script.value.ResultValues;
import io.jadeite.engine.bundle.Parcel;
import io.jadeite.engine.bundle.Travelling;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.ResultShape;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.RecordResult;
import io.jadeite.engine.workflow.WorkflowName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workflow that a user wrote, in Groovy or in Java. Threads share it. */
public final class UserWorkflow implements Travelling {
    /**
     * What it is called and takes.
     *
     * @param tags that its runs carry, beside those of their submission
     * @param result the record that it returns, whose components become a table of their own; empty: any values
     */
    public record Signature(
            WorkflowName name, List<Input> inputs, Tags tags, Optional<Class<? extends Record>> result) {
        /** @throws InputException where two inputs have one name */
        public Signature {
            inputs = List.copyOf(inputs);
            var problems = new Problems();
            var names = inputs.stream().map(input -> input.parameter().name()).toList();
            names.stream()
                    .distinct()
                    .filter(each -> names.indexOf(each) != names.lastIndexOf(each))
                    .forEach(each -> problems.add("%s has two inputs named '%s'.".formatted(name, each)));
            problems.throwIfAny();
        }
    }

    /** Its code, ready to travel. */
    @FunctionalInterface
    public interface Code {
        /**
         * Made anew each time, as it carries the values of the moment.
         *
         * @param within the workflows whose code is being made, of which this one is a part
         * @throws InputException where it can't travel, with why
         */
        Parcel parcel(List<String> within);
    }

    private final Signature signature;
    private final Body body;
    private final Decoder decoder;
    private final Code code;

    /**
     * @param decoder makes records of the code's own classes
     */
    public UserWorkflow(Signature signature, Body body, Decoder decoder, Code code) {
        this.signature = signature;
        this.body = body;
        this.decoder = decoder;
        this.code = code;
    }

    public Signature signature() {
        return signature;
    }

    @Override
    public Parcel parcel() {
        return code.parcel(List.of());
    }

    public Code code() {
        return code;
    }

    @Override
    public WorkflowName name() {
        return signature.name();
    }

    @Override
    public String documentation() {
        return "A workflow of its user's own.";
    }

    @Override
    public List<Parameter> parameters() {
        return signature.inputs().stream().map(Input::parameter).toList();
    }

    @Override
    public List<String> columns() {
        return resultShape().map(ResultShape::names).orElse(List.of());
    }

    @Override
    public Optional<ResultShape> resultShape() {
        return signature.result().map(RecordResult::shapeOf);
    }

    /** Its steps write their own inputs. */
    @Override
    public void writeInputs(Arguments arguments, Path directory) {}

    @Override
    public Outcome execute(Execution execution) throws InterruptedException, IOException {
        var inputs = new LinkedHashMap<String, Object>();
        for (var input : signature.inputs()) {
            inputs.put(input.name(), value(input, execution.arguments().values()));
        }
        return new Outcome(ResultValues.of(run(Flow.of(execution), new Inputs(inputs))), List.of());
    }

    private Object value(Input input, Map<String, Object> values) {
        var found = values.get(input.parameter().name());
        if (found == null) {
            throw new InputException("%s needs %s.".formatted(name(), input.name()));
        }
        try {
            return InputKind.of(input.type()).toCode(input.type(), found, decoder);
        } catch (InputException e) {
            throw new InputException("%s %s.".formatted(input.name(), e.getMessage()));
        }
    }

    private @Nullable Object run(Flow flow, Inputs inputs) throws InterruptedException, IOException {
        try {
            return body.run(flow, inputs);
        } catch (RuntimeException | InterruptedException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new JadeiteException("%s failed: %s.".formatted(name(), e), e);
        }
    }
}
