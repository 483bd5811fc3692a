package io.evenkeel.api;

import io.evenkeel.book.Plausible;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of a request, field by field. A fault is noted and reading goes on, so that the caller learns of all of
 * them; only {@link #build} asks whether there were any. What was not asked for by the time of {@link #build} is unknown
 * and refused by name.
 */
final class Fields {

    /** A field's value, or nothing where a fault was noted. */
    record Field<T>(Json json, @Nullable T value, boolean sound) {

        /** Only for use inside {@link Fields#build}, which runs where every field is sound. */
        T get() {
            if (value == null) {
                throw new IllegalStateException("The field at (%s) has no value.".formatted(json.pointer()));
            }
            return value;
        }

        /** For fields that may be left out: none then. */
        @Nullable
        T orNone() {
            return value;
        }

        T or(T otherwise) {
            return value == null ? otherwise : value;
        }

        Optional<T> found() {
            return Optional.ofNullable(value);
        }
    }

    private final String noun;
    private final Json json;
    private final List<RequestFault> faults;
    private final int faultsBefore;
    private final Set<String> known = new HashSet<>();

    /**
     * @param noun what the object is, for messages
     * @param faults of the whole request; added to
     */
    Fields(String noun, Json json, List<RequestFault> faults) {
        this.noun = noun;
        this.json = json;
        this.faults = faults;
        this.faultsBefore = faults.size();
        if (json.kind() != Json.Kind.OBJECT) {
            faults.add(json.fault(
                    RequestFault.BAD_VALUE, "The %s must be an object, not %s.".formatted(noun, json.kind())));
        }
    }

    /** Ends a request that has faults, naming all of them in the order of the text. */
    static void refuse(List<RequestFault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.of(
                    ProblemKind.INVALID_REQUEST,
                    faults.stream()
                            .sorted(Comparator.comparingLong(RequestFault::line))
                            .toList());
        }
    }

    /** The object, where it and everything in it is sound; a record's own refusal becomes a fault as well. */
    <T> Optional<T> build(Supplier<T> whole) {
        refuseUnknownFields();
        if (faults.size() > faultsBefore) {
            return Optional.empty();
        }
        try {
            return Optional.of(whole.get());
        } catch (IllegalArgumentException e) {
            faults.add(json.fault(RequestFault.BAD_VALUE, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private void refuseUnknownFields() {
        json.fields().forEach((name, value) -> {
            if (!known.contains(name)) {
                String asked =
                        known.stream().sorted().reduce((a, b) -> a + ", " + b).orElse("none");
                faults.add(value.fault(
                        RequestFault.UNKNOWN_FIELD,
                        "The field (%s) is not known in %s. Maybe one of these is meant: %s."
                                .formatted(name, label(), asked)));
            }
        });
    }

    /** A decimal, date or id, as text; required. */
    <T> Field<T> required(String name, Function<String, T> parse) {
        Field<T> field = optional(name, parse);
        return field.sound() && field.value() == null ? missing(name) : field;
    }

    /** The same, but may be left out or null. */
    <T> Field<T> optional(String name, Function<String, T> parse) {
        Json value = value(name);
        if (value == null) {
            return new Field<>(json, null, true);
        }
        if (value.kind() != Json.Kind.STRING) {
            return bad(
                    value,
                    "The field (%s) of %s must be a string%s, not %s."
                            .formatted(name, label(), quoted(value), value.kind()));
        }
        try {
            return new Field<>(value, parse.apply(value.text()), true);
        } catch (IllegalArgumentException e) {
            return bad(value, "The field (%s) of %s is refused: %s".formatted(name, label(), e.getMessage()));
        }
    }

    /** Numbers travel as strings, so that no reader on the way rounds them. */
    private static String quoted(Json value) {
        return value.kind() == Json.Kind.NUMBER ? " such as \"%s\"".formatted(value.text()) : "";
    }

    <E extends Enum<E>> Field<E> required(String name, Class<E> values) {
        return required(name, text -> constant(values, text));
    }

    <E extends Enum<E>> Field<E> optional(String name, Class<E> values) {
        return optional(name, text -> constant(values, text));
    }

    private static <E extends Enum<E>> E constant(Class<E> values, String text) {
        return Arrays.stream(values.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "(%s) is none of %s.".formatted(text, Arrays.toString(values.getEnumConstants()))));
    }

    Field<Boolean> flag(String name) {
        Json value = value(name);
        if (value == null) {
            return new Field<>(json, null, true);
        }
        return value.kind() == Json.Kind.BOOLEAN
                ? new Field<>(value, Boolean.valueOf(value.text()), true)
                : bad(
                        value,
                        "The field (%s) of %s must be true or false, not %s.".formatted(name, label(), value.kind()));
    }

    /** An object below this one; may be left out. */
    <T> Field<T> object(String name, Function<Json, Optional<T>> read) {
        Json value = value(name);
        if (value == null) {
            return new Field<>(json, null, true);
        }
        Optional<T> whole = read.apply(value);
        return new Field<>(value, whole.orElse(null), whole.isPresent());
    }

    <T> Field<T> requiredObject(String name, Function<Json, Optional<T>> read) {
        Field<T> field = object(name, read);
        return field.sound() && field.value() == null ? missing(name) : field;
    }

    /** An array; empty where it is left out. Its value holds the sound items. */
    <T> Field<List<T>> list(String name, Function<Json, Optional<T>> read) {
        Json value = value(name);
        if (value == null) {
            return new Field<>(json, List.of(), true);
        }
        if (value.kind() != Json.Kind.ARRAY) {
            return bad(value, "The field (%s) of %s must be an array, not %s.".formatted(name, label(), value.kind()));
        }
        List<T> items = new ArrayList<>();
        for (Json item : value.items()) {
            read.apply(item).ifPresent(items::add);
        }
        return new Field<>(
                value, List.copyOf(items), items.size() == value.items().size());
    }

    <T> Field<List<T>> requiredList(String name, Function<Json, Optional<T>> read) {
        Json value = value(name);
        return value == null ? missing(name) : list(name, read);
    }

    /** An object whose field names are ids. */
    <T> Field<Map<String, T>> map(String name, Function<Json, Optional<T>> read) {
        Json value = value(name);
        if (value == null) {
            return missing(name);
        }
        if (value.kind() != Json.Kind.OBJECT) {
            return bad(value, "The field (%s) of %s must be an object, not %s.".formatted(name, label(), value.kind()));
        }
        Map<String, T> entries = new LinkedHashMap<>();
        value.fields().forEach((key, item) -> read.apply(item).ifPresent(entry -> entries.put(key, entry)));
        return new Field<>(value, entries, entries.size() == value.fields().size());
    }

    void fault(String reason, String message) {
        faults.add(json.fault(reason, message));
    }

    /** For a field that is sound and yet does not belong; {@code message} has a place for the object's label. */
    void fault(Field<?> field, String message) {
        faults.add(field.json().fault(RequestFault.BAD_VALUE, message.formatted(label())));
    }

    /** As messages call this object: its noun and, where it has one, its id. */
    String label() {
        Json id = json.fields().get("id");
        return id == null || id.kind() != Json.Kind.STRING ? "the " + noun : "%s (%s)".formatted(noun, id.text());
    }

    private @Nullable Json value(String name) {
        known.add(name);
        Json value = json.fields().get(name);
        return value == null || value.kind() == Json.Kind.NULL ? null : value;
    }

    private <T> Field<T> missing(String name) {
        faults.add(new RequestFault(
                RequestFault.MISSING_VALUE,
                RequestFault.REQUEST,
                json.line(),
                json.pointer() + "/" + name,
                "The field (%s) of %s is required.".formatted(name, label())));
        return new Field<>(json, null, false);
    }

    private <T> Field<T> bad(Json value, String message) {
        faults.add(value.fault(RequestFault.BAD_VALUE, message));
        return new Field<>(value, null, false);
    }

    /** A decimal above zero. */
    static <T> Function<String, T> positive(Function<String, T> parse, Function<T, BigDecimal> decimal) {
        return text -> {
            T number = parse.apply(text);
            if (decimal.apply(number).signum() <= 0) {
                throw new IllegalArgumentException("(%s) must be positive.".formatted(text));
            }
            return number;
        };
    }

    static <T> Function<String, T> notNegative(Function<String, T> parse, Function<T, BigDecimal> decimal) {
        return text -> {
            T number = parse.apply(text);
            if (decimal.apply(number).signum() < 0) {
                throw new IllegalArgumentException("(%s) must not be negative.".formatted(text));
            }
            return number;
        };
    }

    static LocalDate date(String text) {
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "(%s) is not a date. Maybe it is not written as 2026-03-31.".formatted(text), e);
        }
        if (date.isBefore(Plausible.EARLIEST)) {
            throw new IllegalArgumentException(
                    "(%s) is before 1900. Maybe a digit of the year is missing.".formatted(text));
        }
        return date;
    }
}
