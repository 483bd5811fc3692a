package io.evenkeel.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One value of a request's JSON that knows where it stands: by pointer (RFC 6901) and by line.
 *
 * @param line of the request's text, from 1
 * @param text of a string, and of a number or boolean as it was written; empty otherwise
 * @param fields of an object, as written; empty otherwise
 * @param items of an array; empty otherwise
 */
record Json(Kind kind, String pointer, int line, String text, Map<String, Json> fields, List<Json> items) {

    enum Kind {
        OBJECT("an object"),
        ARRAY("an array"),
        STRING("a string"),
        NUMBER("a number"),
        BOOLEAN("a boolean"),
        NULL("null");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Deeper nesting than any request needs. */
    private static final int DEEPEST = 40;

    private static final int LONGEST_TEXT = 10_000;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    /** Refuses what is not one JSON value with nothing after it. */
    static Json parse(byte[] document) {
        try (JsonParser parser = FACTORY.createParser(document)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw malformed(0, "The request has no body. Maybe the JSON was not sent.");
            }
            Json root = value(parser, first, "");
            if (parser.nextToken() != null) {
                throw malformed(
                        parser.currentTokenLocation().getLineNr(), "There is more than one JSON value in the request.");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw malformed(line, "The request is not valid JSON: %s.".formatted(e.getOriginalMessage()));
        } catch (IOException e) {
            throw malformed(0, "The request is not valid JSON: its characters are not UTF-8.");
        }
    }

    private static Problem malformed(int line, String message) {
        return new Problem(
                ProblemKind.MALFORMED_REQUEST,
                message,
                List.of(new RequestFault("MALFORMED", RequestFault.REQUEST, line, null, message)));
    }

    private static Json value(JsonParser parser, JsonToken token, String pointer) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (token) {
            case START_OBJECT -> new Json(Kind.OBJECT, pointer, line, "", fields(parser, pointer), List.of());
            case START_ARRAY -> new Json(Kind.ARRAY, pointer, line, "", Map.of(), items(parser, pointer));
            case VALUE_STRING -> scalar(Kind.STRING, pointer, line, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(Kind.NUMBER, pointer, line, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> scalar(Kind.BOOLEAN, pointer, line, parser.getText());
            default -> scalar(Kind.NULL, pointer, line, "");
        };
    }

    private static Json scalar(Kind kind, String pointer, int line, String text) {
        return new Json(kind, pointer, line, text, Map.of(), List.of());
    }

    private static Map<String, Json> fields(JsonParser parser, String pointer) throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            fields.put(name, value(parser, parser.nextToken(), below));
        }
        return fields;
    }

    private static List<Json> items(JsonParser parser, String pointer) throws IOException {
        List<Json> items = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            items.add(value(parser, next, pointer + "/" + items.size()));
        }
        return items;
    }

    RequestFault fault(String reason, String message) {
        return new RequestFault(reason, RequestFault.REQUEST, line, pointer, message);
    }
}
