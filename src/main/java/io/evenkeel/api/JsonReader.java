package io.evenkeel.api;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Reads a request's body as {@link Json}, up to a limit. */
final class JsonReader extends AbstractHttpMessageConverter<Json> {

    private final int bytesMax;

    JsonReader(int bytesMax) {
        super(MediaType.APPLICATION_JSON);
        this.bytesMax = bytesMax;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Json.class;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Json readInternal(Class<? extends Json> type, HttpInputMessage message) throws IOException {
        byte[] body = message.getBody().readNBytes(bytesMax + 1);
        if (body.length > bytesMax) {
            throw new Problem(
                    ProblemKind.TOO_LARGE, "The request has more than %,d bytes of JSON.".formatted(bytesMax));
        }
        return Json.parse(body);
    }

    @Override
    protected void writeInternal(Json json, HttpOutputMessage message) {
        throw new UnsupportedOperationException("A request is read, never written.");
    }
}
