package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WashSalesCallTest {

    private static final String EXAMPLE = Requests.contract("wash-sales.json");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(ApiConfiguration.numbersAndIdsAsStrings())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void the_contracts_example_is_answered_with_the_contracts_numbers() throws Exception {
        JsonNode answer = answer(EXAMPLE);
        JsonNode expected = JSON.readTree(Requests.contract("wash-sales-answer.json"));

        assertContains(answer, expected, "");
    }

    /** More fields than the contract's are allowed; other values are not. */
    private static void assertContains(JsonNode answer, JsonNode expected, String place) {
        if (expected.isObject()) {
            expected.properties().forEach(field -> {
                String below = place + "/" + field.getKey();
                assertThat(answer.has(field.getKey())).as(below).isTrue();
                assertContains(answer.get(field.getKey()), field.getValue(), below);
            });
        } else if (expected.isArray()) {
            assertThat(answer).as(place).hasSize(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertContains(answer.get(i), expected.get(i), place + "/" + i);
            }
        } else {
            assertThat(answer).as(place).isEqualTo(expected);
        }
    }

    @Test
    void a_split_between_sale_and_repurchase_is_applied() throws Exception {
        String split =
                "\"trades\": [ { \"id\": \"C1\", \"kind\": \"SPLIT\", \"security\": \"XYZ\", \"ratio\": \"10:1\", \"effective\": \"2024-07-03\" },";

        assertThat(answer(Requests.with(EXAMPLE, "\"trades\": [", split))
                        .at("/disallowedTotal")
                        .asText())
                .isEqualTo("25.00");
    }

    @Test
    void a_purchase_of_an_identical_security_replaces_the_sold_one() throws Exception {
        String other = EXAMPLE.replace(
                "\"date\": \"2024-07-05\", \"account\": \"T1\", \"security\": \"XYZ\"",
                "\"date\": \"2024-07-05\", \"account\": \"T1\", \"security\": \"XYY\"");
        assertThat(answer(other).at("/disallowedTotal").asText()).isEqualTo("0.00");

        String identical = Requests.with(other, "\"identicalGroups\": []", "\"identicalGroups\": [[\"XYZ\", \"XYY\"]]");
        assertThat(answer(identical).at("/disallowedTotal").asText()).isEqualTo("250.00");
    }

    @Test
    void an_inherited_lot_keeps_the_day_it_was_acquired() throws Exception {
        String received = Requests.with(
                EXAMPLE,
                "\"side\": \"BUY\", \"kind\": \"PURCHASE\", \"date\": \"2024-05-01\"",
                "\"side\": \"RECEIVE\", \"kind\": \"TRANSFER_IN_KIND\", \"originalAcquired\": \"2020-01-02\", \"date\": \"2024-05-01\"");

        assertThat(answer(received).at("/sales/0/term").asText()).isEqualTo("LONG");
    }

    static Stream<Arguments> one_change_and_the_fault_it_makes() {
        return Stream.of(
                arguments(
                        "\"account\": \"T1\", \"security\": \"XYZ\", \"amount\": \"750.00\"",
                        "\"account\": \"T2\", \"security\": \"XYZ\", \"amount\": \"750.00\"",
                        "UNKNOWN_ACCOUNT",
                        "/trades/1"),
                arguments("\"lot\": \"B1\"", "\"lot\": \"B9\"", "UNKNOWN_LOT", "/trades/1"),
                arguments(
                        "\"lot\": \"B1\", \"quantity\": \"100\"",
                        "\"lot\": \"B1\", \"quantity\": \"101\"",
                        "OVERSOLD_LOT",
                        "/trades/1"),
                arguments("\"id\": \"B2\"", "\"id\": \"B1\"", "DUPLICATE_ID", "/trades/0"),
                arguments("\"amount\": \"750.00\"", "\"amount\": \"-750.00\"", "BAD_VALUE", "/trades/1/amount"),
                arguments("\"amount\": \"750.00\"", "\"amount\": 750", "BAD_VALUE", "/trades/1/amount"),
                arguments(", \"amount\": \"750.00\"", "", "MISSING_VALUE", "/trades/1"),
                arguments(
                        "\"quantity\": \"100\", \"amount\": \"800.00\"",
                        "\"amount\": \"800.00\"",
                        "MISSING_VALUE",
                        "/trades/2"),
                arguments(
                        "\"kind\": \"PURCHASE\", \"date\": \"2024-07-05\"",
                        "\"date\": \"2024-07-05\"",
                        "MISSING_VALUE",
                        "/trades/2"),
                arguments("\"date\": \"2024-07-05\"", "\"date\": \"2024-07-32\"", "BAD_VALUE", "/trades/2/date"),
                arguments("\"date\": \"2024-07-05\"", "\"when\": \"2024-07-05\"", "UNKNOWN_FIELD", "/trades/2/when"),
                arguments("\"identicalGroups\": []", "\"identicalGroups\": [[\"A\", \"B\"], [\"B\"]]", "BAD_VALUE", ""),
                arguments("\"identicalGroups\": []", "\"identicalGroups\": [\"A\"]", "BAD_VALUE", "/identicalGroups/0"),
                arguments(
                        "\"trades\": [",
                        "\"trades\": [ { \"id\": \"C1\", \"kind\": \"SPLIT\", \"security\": \"XYZ\", \"ratio\": \"10\", \"effective\": \"2024-06-10\" },",
                        "BAD_VALUE",
                        "/trades/0/ratio"),
                arguments(
                        "\"date\": \"2024-07-05\"",
                        "\"date\": \"2024-07-05\", \"time\": \"noon\"",
                        "BAD_VALUE",
                        "/trades/2/time"));
    }

    @ParameterizedTest
    @MethodSource("one_change_and_the_fault_it_makes")
    void a_fault_is_named_with_its_place(String before, String after, String reason, String pointer) {
        Problem problem = Objects.requireNonNull(catchThrowableOfType(
                Problem.class, () -> LedgerReader.adjusted(Requests.json(Requests.with(EXAMPLE, before, after)))));

        assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
        assertThat(problem.faults()).anySatisfy(fault -> {
            assertThat(fault.reason()).isEqualTo(reason);
            assertThat(fault.id()).isEqualTo(pointer);
        });
    }

    private static JsonNode answer(String request) throws Exception {
        return JSON.readTree(JSON.writeValueAsString(LedgerAnswer.of(LedgerReader.adjusted(Requests.json(request)))));
    }
}
