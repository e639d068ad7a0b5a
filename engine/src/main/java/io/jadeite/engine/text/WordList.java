package io.jadeite.engine.text;

import io.jadeite.engine.problem.InputException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Lists of words as JSON arrays. By tokens: each worker reads and writes such lists before its first run, and the classes that
 * bind whole objects would cost its start a tenth.
 */
public final class WordList {
    // Holds no state that changes.
    private static final JsonFactory JSON = new JsonFactory();

    private WordList() {}

    public static String write(List<String> words) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            words.forEach(json::writeString);
            json.writeEndArray();
        }
        return text.toString();
    }

    /** @throws InputException where the text is no JSON array of texts; the place is named */
    public static List<String> read(String text, String place) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), text)) {
            var words = new ArrayList<String>();
            boolean good = json.nextToken() == JsonToken.START_ARRAY;
            while (good && json.nextToken() == JsonToken.VALUE_STRING) {
                words.add(json.getString());
            }
            if (good && json.currentToken() == JsonToken.END_ARRAY) {
                return words;
            }
            throw new InputException(
                    "%s is not the JSON that it should be: a list of words, found %s.".formatted(place, text));
        } catch (JacksonException e) {
            throw new InputException(
                    "%s is not the JSON that it should be: %s.".formatted(place, e.getOriginalMessage()));
        }
    }
}
