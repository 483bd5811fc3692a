package io.evenkeel.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The contract's own examples, and one change at a time to them. */
final class Requests {

    private Requests() {}

    static String contract(String name) {
        try (InputStream file = Requests.class.getResourceAsStream("/contract/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example with one text replaced; refuses a text that is not in it. */
    static String with(String request, String before, String after) {
        if (!request.contains(before)) {
            throw new IllegalArgumentException("The example does not contain (%s).".formatted(before));
        }
        return request.replace(before, after);
    }

    static Json json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
