package io.jadeite.kernel.answer;

import io.jadeite.kernel.language.Comms;
import io.jadeite.kernel.language.MimeBundle;
import io.jadeite.kernel.language.Renderer;
import io.jadeite.kernel.language.Surroundings;
import io.jadeite.kernel.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one cell finds around it. Threads may share it. */
final class CellSurroundings implements Surroundings {
    private final Request request;
    private final Outputs outputs;
    private final Renderer renderer;
    private final Prompt prompt;
    private final Comms comms;
    private final List<Map<String, Object>> payload = new ArrayList<>();

    CellSurroundings(Request request, Outputs outputs, Renderer renderer, Prompt prompt, Comms comms) {
        this.request = request;
        this.outputs = outputs;
        this.renderer = renderer;
        this.prompt = prompt;
        this.comms = comms;
    }

    @Override
    public void display(@Nullable Object value) {
        show("display_data", renderer.render(value), Map.of());
    }

    @Override
    public void display(@Nullable Object value, String displayId) {
        show("display_data", renderer.render(value), Map.of("display_id", displayId));
    }

    @Override
    public void update(@Nullable Object value, String displayId) {
        show("update_display_data", renderer.render(value), Map.of("display_id", displayId));
    }

    private void show(String type, MimeBundle bundle, Map<String, String> unsaved) {
        var content = Map.of("data", bundle.data(), "metadata", bundle.metadata(), "transient", unsaved);
        outputs.publish(request.header(), type, Map.of(), content, List.of());
    }

    @Override
    public void clear(boolean whenNextComes) {
        outputs.publish(request.header(), "clear_output", Map.of(), Map.of("wait", whenNextComes), List.of());
    }

    @Override
    public String input(String question, boolean hidden) throws InterruptedException {
        return prompt.ask(request, question, hidden);
    }

    @Override
    public synchronized void nextInput(String text, boolean replace) {
        payload.add(Map.of("source", "set_next_input", "text", text, "replace", replace));
    }

    @Override
    public synchronized void page(Object value) {
        payload.add(Map.of("source", "page", "data", renderer.render(value).data(), "start", 0));
    }

    @Override
    public Comms comms() {
        return comms;
    }

    /** What its reply carries to the front end beside its value. */
    synchronized List<Map<String, Object>> payload() {
        return List.copyOf(payload);
    }
}
