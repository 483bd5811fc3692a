package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The documented requests are the ones that are read: field by field, level by level. */
class RequestSchemasTest {

    private static final String EVERY_LEVEL_OF_A_PREVIEW =
            """
            {"?": "", "household": {"?": "", "accounts": [{"?": "", "lots": [{"?": "", "gift": {"?": ""}}], "settings": {"?": ""},
               "restrictions": [{"?": ""}], "cashFlows": [{"?": ""}],
               "transactions": [{"?": "", "lots": [{"?": ""}]}], "yearToDate": {"?": ""}}]},
             "securities": [{"?": ""}], "models": [{"?": "", "targets": [{"?": ""}]}], "substitutes": [{"?": ""}],
             "riskModel": {"?": ""}}""";

    private static final String EVERY_LEVEL_OF_A_LEDGER =
            """
            {"?": "", "taxUnit": {"?": "", "accounts": [{"?": ""}]}, "identicalGroups": [],
             "trades": [{"?": "", "lots": [{"?": ""}]}]}""";

    static Stream<Arguments> schemas_and_the_readers_they_describe() {
        return Stream.of(
                arguments("PreviewRequest", EVERY_LEVEL_OF_A_PREVIEW, 16, reader(PreviewReader::read)),
                arguments("FrontierRequest", EVERY_LEVEL_OF_A_PREVIEW, 16, reader(FrontierRequest::read)),
                arguments("WashSalesRequest", EVERY_LEVEL_OF_A_LEDGER, 5, reader(LedgerReader::adjusted)),
                arguments(
                        "DecisionRequest",
                        "{\"?\": \"\", \"overrides\": {\"?\": \"\"}}",
                        2,
                        reader(DecisionRequest::read)));
    }

    private static Consumer<Json> reader(Consumer<Json> read) {
        return read;
    }

    @ParameterizedTest
    @MethodSource("schemas_and_the_readers_they_describe")
    void what_is_documented_is_what_is_read(String schema, String request, int levels, Consumer<Json> read)
            throws IOException {
        Map<String, Schema<?>> schemas = OpenApiDescription.requestSchemas();
        Problem problem =
                Objects.requireNonNull(catchThrowableOfType(Problem.class, () -> read.accept(Requests.json(request))));

        List<RequestFault> unknown = problem.faults().stream()
                .filter(fault -> fault.reason().equals(RequestFault.UNKNOWN_FIELD))
                .toList();
        assertThat(unknown).hasSize(levels);
        for (RequestFault fault : unknown) {
            String place = Objects.requireNonNull(fault.id());
            Schema<?> documented = at(schemas, Objects.requireNonNull(schemas.get(schema)), place);
            assertThat(new TreeSet<>(documented.getProperties().keySet()))
                    .as(place)
                    .containsExactlyElementsOf(known(fault));
            assertThat(documented.getAdditionalProperties()).as(place).isEqualTo(false);
        }
    }

    /** The names that the message offers in place of the unknown one. */
    private static List<String> known(RequestFault fault) {
        String names = fault.message().substring(fault.message().lastIndexOf(": ") + 2);
        return Arrays.asList(names.substring(0, names.length() - 1).split(", "));
    }

    private static Schema<?> at(Map<String, Schema<?>> schemas, Schema<?> root, String pointer) {
        Schema<?> schema = root;
        String[] steps = pointer.split("/");
        for (int i = 1; i < steps.length - 1; i++) {
            Schema<?> below = steps[i].equals("0")
                    ? schema.getItems()
                    : schema.getProperties().get(steps[i]);
            schema = named(schemas, Objects.requireNonNull(below, pointer));
        }
        return schema;
    }

    private static Schema<?> named(Map<String, Schema<?>> schemas, Schema<?> schema) {
        Schema<?> either =
                schema.getOneOf() == null ? schema : schema.getOneOf().get(0);
        String reference = either.get$ref();
        return reference == null
                ? either
                : Objects.requireNonNull(schemas.get(reference.substring(reference.lastIndexOf('/') + 1)));
    }
}
