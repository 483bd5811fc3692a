package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.tax.WashSaleReport;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** The example's first lot received in another way; sold on 2024-07-01 for 750.00, basis 1000.00. */
    private static String received(String kind, String more) {
        return Requests.with(
                EXAMPLE,
                "\"side\": \"BUY\", \"kind\": \"PURCHASE\", \"date\": \"2024-05-01\"",
                "\"side\": \"RECEIVE\", \"kind\": \"%s\", %s \"date\": \"2024-05-01\"".formatted(kind, more));
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource({
        "TRANSFER_IN_KIND, 2020-01-02, , LONG, -250.00",
        "TRANSFER_IN_KIND, 2023-06-30, , LONG, -250.00",
        "TRANSFER_IN_KIND, 2023-07-01, , SHORT, -250.00",
        "TRANSFER_IN_KIND, , , SHORT, -250.00",
        "INHERITANCE, 2024-04-30, , LONG, -250.00",
        "INHERITANCE, , , LONG, -250.00",
        // The donor's day where the donor's basis counts; the day of the gift where its value does.
        "GIFT, 2023-06-30, 1000.00, LONG, -250.00",
        "GIFT, 2023-06-30, 900.00, SHORT, -150.00",
        "GIFT, 2023-06-30, 750.00, SHORT, 0.00",
        "GIFT, 2023-06-30, 600.00, SHORT, 0.00",
        "GIFT, 2023-06-30, , LONG, -250.00"
    })
    void a_receipt_brings_its_holding_period_and_its_bases(
            String kind, @Nullable String original, @Nullable String fairValue, String term, String gain)
            throws Exception {
        String more = (original == null ? "" : "\"originalAcquired\": \"%s\",".formatted(original))
                + (fairValue == null ? "" : "\"fairValue\": \"%s\",".formatted(fairValue));
        JsonNode sale = answer(received(kind, more)).at("/sales/0");

        assertThat(sale.get("term").asText()).isEqualTo(term);
        assertThat(sale.get("gain").asText()).isEqualTo(gain);
    }

    @ParameterizedTest(name = "bought {0}, sold {1}: {2}")
    @CsvSource({
        "2023-02-27, 2024-02-27, SHORT",
        "2023-02-27, 2024-02-28, LONG",
        "2023-02-28, 2024-02-29, SHORT",
        "2023-02-28, 2024-03-01, LONG",
        "2023-03-01, 2024-03-01, SHORT",
        "2023-03-01, 2024-03-02, LONG",
        "2024-02-28, 2025-02-28, SHORT",
        "2024-02-28, 2025-03-01, LONG",
        "2024-02-29, 2025-02-28, SHORT",
        "2024-02-29, 2025-03-01, LONG"
    })
    void the_holding_period_turns_on_its_day(String bought, String sold, String term) throws Exception {
        String request = Requests.with(EXAMPLE, "2024-05-01", bought)
                .replace("2024-07-01", sold)
                .replace("2024-07-05", "2030-01-02");

        assertThat(answer(request).at("/sales/0/term").asText()).isEqualTo(term);
    }

    @ParameterizedTest(name = "bought on {0}: {1} of the loss is washed")
    @CsvSource({"2024-05-31, 0.00", "2024-06-01, 250.00", "2024-07-31, 250.00", "2024-08-01, 0.00"})
    void a_replacement_counts_from_thirty_days_before_to_thirty_days_after(String bought, String washed)
            throws Exception {
        assertThat(answer(Requests.with(EXAMPLE, "2024-07-05", bought))
                        .at("/disallowedTotal")
                        .asText())
                .isEqualTo(washed);
    }

    @ParameterizedTest(name = "{0} in a {1}: {2} washed, {3} of it for good")
    @CsvSource({
        "PURCHASE, TAXABLE, 250.00, 0.00",
        "DIVIDEND_REINVESTMENT, TAXABLE, 250.00, 0.00",
        "AUTO_INVEST, TRADITIONAL_IRA, 250.00, 250.00",
        "PURCHASE, ROTH_IRA, 250.00, 250.00",
        "PURCHASE, TAX_EXEMPT, 0.00, 0.00",
        "GIFT, TAXABLE, 0.00, 0.00",
        "INHERITANCE, TAXABLE, 0.00, 0.00",
        "TRANSFER_IN_KIND, TAXABLE, 0.00, 0.00",
        "STOCK_SPLIT, TAXABLE, 0.00, 0.00"
    })
    void how_and_where_shares_came_decides_what_they_wash(
            TransactionKind kind, String registration, String washed, String lost) throws Exception {
        String request = Requests.with(
                        EXAMPLE,
                        "\"accounts\": [",
                        "\"accounts\": [ { \"id\": \"T2\", \"registration\": \"%s\", \"owner\": \"B\" },"
                                .formatted(registration))
                .replace(
                        "\"side\": \"BUY\", \"kind\": \"PURCHASE\", \"date\": \"2024-07-05\", \"account\": \"T1\"",
                        "\"side\": \"%s\", \"kind\": \"%s\", \"date\": \"2024-07-05\", \"account\": \"T2\""
                                .formatted(kind.canReplace() ? "BUY" : "RECEIVE", kind));
        JsonNode answer = answer(request);

        assertThat(answer.at("/disallowedTotal").asText()).isEqualTo(washed);
        assertThat(answer.at("/permanentlyLost").asText()).isEqualTo(lost);
    }

    @ParameterizedTest(name = "the loss at {0}, the other sale at 10:00: {1} washed")
    @CsvSource({"09:59:59, 250.00", "10:00, 0.00", "10:00:01, 0.00"})
    void the_time_of_a_sale_orders_it_within_its_day(String time, String washed) throws Exception {
        String request = Requests.with(EXAMPLE, "2024-07-05", "2024-06-20")
                .replace("\"side\": \"SELL\"", "\"side\": \"SELL\", \"time\": \"%s\"".formatted(time))
                .replace(
                        "\"trades\": [",
                        """
                        "trades": [ { "id": "S2", "side": "SELL", "date": "2024-07-01", "time": "10:00", "account": "T1",
                          "security": "XYZ", "amount": "900.00", "lots": [ { "lot": "B2", "quantity": "100" } ] },""");

        assertThat(answer(request).at("/disallowedTotal").asText()).isEqualTo(washed);
    }

    @Test
    void shares_that_came_without_a_basis_are_told_without_one_and_cannot_be_sold() throws Exception {
        String held = Requests.with(
                EXAMPLE,
                "\"side\": \"BUY\", \"kind\": \"PURCHASE\", \"date\": \"2024-07-05\"",
                "\"side\": \"RECEIVE\", \"kind\": \"TRANSFER_IN_KIND\", \"date\": \"2024-07-05\"");
        JsonNode lot =
                answer(Requests.with(held, ", \"amount\": \"800.00\"", "")).at("/openLots/0");
        assertThat(lot.at("/lot").asText()).isEqualTo("B2");
        assertThat(lot.at("/basis").isNull()).isTrue();

        Problem problem = Objects.requireNonNull(catchThrowableOfType(
                Problem.class,
                () -> LedgerReader.adjusted(Requests.json(
                        Requests.with(received("TRANSFER_IN_KIND", ""), ", \"amount\": \"1000.00\"", "")))));
        assertThat(problem.faults())
                .extracting(RequestFault::reason, RequestFault::id)
                .containsExactly(tuple("MISSING_BASIS", "/trades/1/lots"));
    }

    @Test
    void every_fault_of_a_request_is_named_at_once() {
        String request = Requests.with(EXAMPLE, "\"lot\": \"B1\"", "\"lot\": \"B9\"")
                .replace(
                        "\"id\": \"B2\", \"side\": \"BUY\"",
                        "\"id\": \"B2\", \"side\": \"BUY\", \"fairValue\": \"1.00\"")
                .replace("\"filingStatus\": \"SINGLE\"", "\"filingStatus\": \"ALONE\"")
                .replace(
                        "\"quantity\": \"100\", \"amount\": \"1000.00\"",
                        "\"quantity\": \"-100\", \"amount\": \"1e3\"");
        Problem problem = Objects.requireNonNull(
                catchThrowableOfType(Problem.class, () -> LedgerReader.adjusted(Requests.json(request))));

        assertThat(problem.faults())
                .extracting(RequestFault::id)
                .containsExactlyInAnyOrder(
                        "/taxUnit/filingStatus", "/trades/0/quantity", "/trades/0/amount", "/trades/2/fairValue");
    }

    @Test
    void the_report_of_a_year_names_what_no_custodian_shows() throws Exception {
        String acrossAccounts = Requests.with(
                        EXAMPLE,
                        "\"accounts\": [",
                        "\"accounts\": [ { \"id\": \"R1\", \"registration\": \"ROTH_IRA\", \"owner\": \"A\" },")
                .replace(
                        "\"date\": \"2024-07-05\", \"account\": \"T1\"",
                        "\"date\": \"2024-07-05\", \"account\": \"R1\"");
        WashSaleReport report =
                LedgerReader.read(Requests.json(acrossAccounts), ledger -> WashSaleReport.of(ledger, 2024));
        JsonNode answer = JSON.readTree(JSON.writeValueAsString(WashSaleReportAnswer.of(report)));

        assertThat(answer.at("/year").asInt()).isEqualTo(2024);
        assertThat(answer.at("/byLaw/recognized").asText()).isEqualTo("0.00");
        assertThat(answer.at("/byCustodians/recognized").asText()).isEqualTo("-250.00");
        assertThat(answer.at("/permanentlyLost").asText()).isEqualTo("250.00");
        assertThat(answer.at("/sales/0/sale").asText()).isEqualTo("S1");
        assertThat(answer.at("/sales/0/byLaw/shortTermDisallowed").asText()).isEqualTo("250.00");
        assertThat(answer.at("/sales/0/byCustodian/disallowed").asText()).isEqualTo("0.00");
        assertThat(answer.at("/sales/0/replacedElsewhere/0/account").asText()).isEqualTo("R1");
        assertThat(new String(TaxFiles.washSales(report), StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        account,sale,lot,security,quantity,sold,proceeds,gain,disallowed,custodian_gain,custodian_disallowed,permanently_lost,replaced_elsewhere
                        T1,S1,B1,XYZ,100,2024-07-01,750.00,-250.00,250.00,-250.00,0.00,250.00,100 XYZ in R1 (lot B2)
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void a_report_for_people_has_no_id_that_a_spreadsheet_would_run() {
        String formula = EXAMPLE.replace("\"T1\"", "\"=T1\"")
                .replace("\"id\": \"S1\"", "\"id\": \"@S1\"")
                .replace("\"B1\"", "\"-B1\"")
                .replace("\"XYZ\"", "\"+XYZ\"")
                .replace(
                        "\"accounts\": [",
                        "\"accounts\": [ { \"id\": \"R1\", \"registration\": \"ROTH_IRA\", \"owner\": \"A\" },")
                .replace(
                        "\"date\": \"2024-07-05\", \"account\": \"=T1\"",
                        "\"date\": \"2024-07-05\", \"account\": \"R1\"");
        WashSaleReport report = LedgerReader.read(Requests.json(formula), ledger -> WashSaleReport.of(ledger, 2024));

        assertThat(new String(TaxFiles.washSales(report), StandardCharsets.UTF_8))
                .contains("\r\n'=T1,'@S1,'-B1,'+XYZ,100,2024-07-01,750.00,-250.00,");
    }

    static Stream<Arguments> one_change_and_the_fault_it_makes() {
        return Stream.of(
                arguments(
                        "\"account\": \"T1\", \"security\": \"XYZ\", \"amount\": \"750.00\"",
                        "\"account\": \"T2\", \"security\": \"XYZ\", \"amount\": \"750.00\"",
                        "UNKNOWN_ACCOUNT",
                        "/trades/1/account"),
                arguments("\"lot\": \"B1\"", "\"lot\": \"B9\"", "UNKNOWN_LOT", "/trades/1/lots"),
                arguments(
                        "\"lot\": \"B1\", \"quantity\": \"100\"",
                        "\"lot\": \"B1\", \"quantity\": \"101\"",
                        "OVERSOLD_LOT",
                        "/trades/1/lots"),
                arguments("\"id\": \"B2\"", "\"id\": \"B1\"", "DUPLICATE_ID", "/trades/2/id"),
                arguments(
                        "\"security\": \"XYZ\", \"amount\": \"750.00\"",
                        "\"security\": \"XYY\", \"amount\": \"750.00\"",
                        "OTHER_SECURITY",
                        "/trades/1/security"),
                arguments(
                        "\"amount\": \"800.00\"",
                        "\"amount\": \"800.00\", \"originalAcquired\": \"2020-01-02\"",
                        "BAD_VALUE",
                        "/trades/2/originalAcquired"),
                arguments(
                        "\"amount\": \"800.00\"",
                        "\"amount\": \"800.00\", \"fairValue\": \"1.00\"",
                        "BAD_VALUE",
                        "/trades/2/fairValue"),
                arguments(
                        "\"amount\": \"800.00\"",
                        "\"amount\": \"800.00\", \"lots\": [ { \"lot\": \"B1\", \"quantity\": \"1\" } ]",
                        "BAD_VALUE",
                        "/trades/2/lots"),
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
