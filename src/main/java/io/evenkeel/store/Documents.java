package io.evenkeel.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * How the core's records are written down: JSON whose bytes depend on the record alone, deflated. Numbers and ids are
 * strings, exactly as the core writes them; a {@code double} is its shortest text that reads back as the same number.
 */
final class Documents {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), CoreTypes.module())
            // Only what a record is made of: isPositive() and the like are not parts of it.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS, MapperFeature.AUTO_DETECT_SETTERS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private Documents() {}

    /** The canonical bytes: the same for equal records, on every machine. */
    static byte[] canonical(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "A %s cannot be written down.".formatted(value.getClass().getSimpleName()), e);
        }
    }

    static byte[] deflated(byte[] canonical) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(canonical.length / 4 + 64);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
            out.write(canonical);
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing is written outside memory here.", e);
        }
        return bytes.toByteArray();
    }

    static byte[] stored(Object value) {
        return deflated(canonical(value));
    }

    static <T> T read(byte[] stored, Class<T> type) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(stored))) {
            return MAPPER.readValue(in, type);
        } catch (IOException e) {
            throw unreadable(type, e);
        }
    }

    static <T> T readCanonical(byte[] canonical, Class<T> type) {
        try {
            return MAPPER.readValue(canonical, type);
        } catch (IOException e) {
            throw unreadable(type, e);
        }
    }

    private static UncheckedIOException unreadable(Class<?> type, IOException cause) {
        return new UncheckedIOException(
                "A stored %s cannot be read. Maybe it was written by another version.".formatted(type.getSimpleName()),
                cause);
    }
}
