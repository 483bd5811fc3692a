package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.evenkeel.account.Account;
import io.evenkeel.account.Gift;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.target.ModelId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreviewReaderTest {

    private static final String EXAMPLE = Requests.contract("preview.json");
    private static final String RISK_MODEL =
            """
            "riskModel": { "factors": ["MARKET", "RATES"], "exposures": { "VTI": ["1.02", "0.10"] },
              "factorCovariance": [["0.0324", "0.0004"], ["0.0004", "0.0025"]], "specificVariances": { "VTI": "0.0001" } },
            """;

    @Test
    void the_contracts_example_is_read_whole() {
        PreviewRequest request = PreviewReader.read(Requests.json(EXAMPLE));

        Account account = request.household().accounts().get(0);
        assertThat(account.lots().get(0).basis()).isEqualTo(Money.of("18000.00"));
        assertThat(account.transactions().get(0).kind()).isEqualTo(TransactionKind.SALE);
        assertThat(account.settings().schedule()).isNull();
        assertThat(request.market().quote(new SecurityId("VTI")).price()).isEqualTo(Price.of("250.00"));
        assertThat(request.market().security(new SecurityId("VTI")).spread()).isEqualTo(BasisPoints.of("1"));
    }

    @Test
    void a_target_without_a_listed_security_is_left_out_of_the_model_and_remembered() {
        PreviewRequest request = PreviewReader.read(Requests.json(EXAMPLE));

        ModelId balanced = new ModelId("BALANCED");
        assertThat(Objects.requireNonNull(request.models().get(balanced)).targets())
                .extracting(target -> target.security().value())
                .containsExactly("VTI");
        assertThat(request.unlisted().get(balanced)).containsExactly(new SecurityId("BND"));
    }

    @Test
    void a_restricted_security_that_is_not_listed_is_known_without_a_price() {
        PreviewRequest request = PreviewReader.read(Requests.json(EXAMPLE));

        assertThat(request.market().securities()).containsKey(new SecurityId("IBM"));
        assertThat(request.market().prices()).doesNotContainKey(new SecurityId("IBM"));
    }

    @Test
    void a_lots_basis_is_rounded_half_up() {
        String request = Requests.with(
                EXAMPLE,
                "\"quantity\": \"100\", \"costPerShare\": \"180.00\"",
                "\"quantity\": \"0.5\", \"costPerShare\": \"0.01\"");

        assertThat(PreviewReader.read(Requests.json(request))
                        .household()
                        .accounts()
                        .get(0)
                        .lots()
                        .get(0)
                        .basis())
                .isEqualTo(Money.of("0.01"));
    }

    @Test
    void a_lot_may_be_inherited_or_a_gift() {
        String inherited = Requests.with(
                EXAMPLE, "\"acquired\": \"2021-02-03\"", "\"acquired\": \"2021-02-03\", \"inherited\": true");
        String gift = Requests.with(
                EXAMPLE,
                "\"acquired\": \"2021-02-03\"",
                "\"acquired\": \"2021-02-03\", \"gift\": {\"value\": \"900.00\", \"given\": \"2024-06-03\"}");

        assertThat(firstLot(EXAMPLE).inherited()).isFalse();
        assertThat(firstLot(inherited).inherited()).isTrue();
        assertThat(firstLot(gift).gift()).isEqualTo(new Gift(Money.of("900.00"), LocalDate.parse("2024-06-03")));
    }

    private static TaxLot firstLot(String request) {
        return PreviewReader.read(Requests.json(request))
                .household()
                .accounts()
                .get(0)
                .lots()
                .get(0);
    }

    @Test
    void a_risk_model_is_read() {
        String request = Requests.with(EXAMPLE, "\"securities\":", RISK_MODEL + "\"securities\":");

        assertThat(PreviewReader.read(Requests.json(request)).market().riskModel())
                .hasValueSatisfying(model -> {
                    assertThat(model.factors()).containsExactly("MARKET", "RATES");
                    assertThat(model.factorCovariance()[1]).containsExactly(0.0004, 0.0025);
                    assertThat(model.covers(new SecurityId("VTI"))).isTrue();
                });
    }

    static Stream<Arguments> one_change_and_the_fault_it_makes() {
        return Stream.of(
                arguments(
                        "\"cash\": \"12500.00\"",
                        "\"cahs\": \"12500.00\"",
                        "UNKNOWN_FIELD",
                        "/household/accounts/0/cahs",
                        "(cahs)"),
                arguments(
                        "\"cash\": \"12500.00\"",
                        "\"model2\": \"1\"",
                        "MISSING_VALUE",
                        "/household/accounts/0/cash",
                        "(cash)"),
                arguments(
                        "\"cash\": \"12500.00\"",
                        "\"cash\": 12500.00",
                        "BAD_VALUE",
                        "/household/accounts/0/cash",
                        "such as \"12500.00\""),
                arguments(
                        "\"cash\": \"12500.00\"",
                        "\"cash\": \"12500.001\"",
                        "BAD_VALUE",
                        "/household/accounts/0/cash",
                        "at most 2 decimals"),
                arguments(
                        "\"cash\": \"12500.00\"",
                        "\"cash\": \"1e9\"",
                        "BAD_VALUE",
                        "/household/accounts/0/cash",
                        "(1e9)"),
                arguments(
                        "\"cash\": \"12500.00\"",
                        "\"cash\": {}",
                        "BAD_VALUE",
                        "/household/accounts/0/cash",
                        "not an object"),
                arguments(
                        "\"quantity\": \"100\"",
                        "\"quantity\": \"-100\"",
                        "BAD_VALUE",
                        "/household/accounts/0/lots/0/quantity",
                        "(quantity) of lot (L1)"),
                arguments(
                        "\"quantity\": \"100\"",
                        "\"quantity\": \"0\"",
                        "BAD_VALUE",
                        "/household/accounts/0/lots/0/quantity",
                        "must be positive"),
                arguments(
                        "\"security\": \"VTI\", \"quantity\": \"100\"",
                        "\"security\": \"XOM\", \"quantity\": \"100\"",
                        "MISSING_PRICE",
                        "/household/accounts/0/lots/0",
                        "(XOM)"),
                arguments(
                        "\"price\": \"250.00\", ",
                        "",
                        "MISSING_VALUE",
                        "/securities/0/price",
                        "(price) of security (VTI)"),
                arguments(
                        "\"price\": \"250.00\"",
                        "\"price\": null",
                        "MISSING_VALUE",
                        "/securities/0/price",
                        "(price) of security (VTI)"),
                arguments(
                        "\"price\": \"250.00\"",
                        "\"price\": \"0\"",
                        "BAD_VALUE",
                        "/securities/0/price",
                        "(price) of security (VTI)"),
                arguments(
                        "\"priceDate\": \"2026-03-31\"",
                        "\"priceDate\": \"2026-04-01\"",
                        "BAD_VALUE",
                        "/securities/0",
                        "after the request's asOf"),
                arguments(
                        "\"acquired\": \"2021-02-03\"",
                        "\"acquired\": \"03.02.2021\"",
                        "BAD_VALUE",
                        "/household/accounts/0/lots/0/acquired",
                        "is not a date"),
                arguments(
                        "\"acquired\": \"2021-02-03\"",
                        "\"acquired\": \"2026-04-01\"",
                        "BAD_VALUE",
                        "/household/accounts/0/lots/0",
                        "after the request's asOf"),
                arguments(
                        "\"acquired\": \"2021-02-03\"",
                        "\"acquired\": \"2021-02-03\", \"gift\": {\"value\": \"-1\", \"given\": \"2024-06-03\"}",
                        "BAD_VALUE",
                        "/household/accounts/0/lots/0/gift/value",
                        "must not be negative"),
                arguments(
                        "\"acquired\": \"2021-02-03\"",
                        "\"acquired\": \"2021-02-03\", \"gift\": {\"value\": \"1\", \"given\": \"2021-02-02\"}",
                        "BAD_VALUE",
                        "/household/accounts/0/lots/0",
                        "before its donor acquired it"),
                arguments(
                        "\"acquired\": \"2021-02-03\"",
                        "\"acquired\": \"0202-02-03\"",
                        "BAD_VALUE",
                        "/household/accounts/0/lots/0/acquired",
                        "(0202-02-03) is before 1900. Maybe a digit of the year is missing."),
                arguments(
                        "\"shortTermRate\": \"0.408\"",
                        "\"shortTermRate\": \"40.8\"",
                        "BAD_VALUE",
                        "/household/accounts/0/settings/shortTermRate",
                        "(40.8) must be less than 1. Maybe it is a percentage"),
                arguments(
                        "\"longTermRate\": \"0.238\"",
                        "\"longTermRate\": \"1\"",
                        "BAD_VALUE",
                        "/household/accounts/0/settings/longTermRate",
                        "(1) must be less than 1"),
                arguments(
                        "\"driftBand\": \"0.05\"",
                        "\"driftBand\": \"5\"",
                        "BAD_VALUE",
                        "/household/accounts/0/settings/driftBand",
                        "(5) must be at most 1. Maybe it is a percentage"),
                arguments(
                        "\"quantity\": \"100\"",
                        "\"quantity\": \"4000000001\"",
                        "BAD_VALUE",
                        "/household/accounts/0/lots/0",
                        "The value of lot (L1) is above $1,000,000,000,000.00"),
                arguments(
                        "\"costPerShare\": \"180.00\"",
                        "\"costPerShare\": \"99999999999.00\"",
                        "BAD_VALUE",
                        "/household/accounts/0/lots/0",
                        "The cost of lot (L1) is above"),
                arguments(
                        "\"registration\": \"TAXABLE\"",
                        "\"registration\": \"IRA\"",
                        "BAD_VALUE",
                        "/household/accounts/0/registration",
                        "TRADITIONAL_IRA"),
                arguments(
                        "\"model\": \"BALANCED\"",
                        "\"model\": \"GROWTH\"",
                        "UNKNOWN_REFERENCE",
                        "/household/accounts/0",
                        "(GROWTH)"),
                arguments(
                        "\"wholeShares\": true",
                        "\"wholeShares\": \"true\"",
                        "BAD_VALUE",
                        "/household/accounts/0/settings/wholeShares",
                        "true or false"),
                arguments(
                        "\"type\": \"NEVER_SELL\"",
                        "\"type\": \"LOCK_QUANTITY\"",
                        "MISSING_VALUE",
                        "/household/accounts/0/restrictions/0",
                        "(quantity)"),
                arguments(
                        "\"amount\": \"5000.00\"",
                        "\"amount\": \"-5000.00\"",
                        "BAD_VALUE",
                        "/household/accounts/0/cashFlows/0/amount",
                        "must be positive"),
                arguments(
                        "\"side\": \"SELL\", \"kind\": \"PURCHASE\"",
                        "\"side\": \"BUY\", \"kind\": \"GIFT\"",
                        "BAD_VALUE",
                        "/household/accounts/0/transactions/0",
                        "(GIFT)"),
                arguments("\"weight\": \"0.60\"", "\"weight\": \"0.61\"", "BAD_VALUE", "/models/0", "add up to 1.01"),
                arguments(
                        "\"carryShort\": \"0.00\"",
                        "\"carryShort\": \"-1.00\"",
                        "BAD_VALUE",
                        "/household/accounts/0/yearToDate/carryShort",
                        "must not be negative"),
                arguments("\"asOf\": \"2026-03-31\"", "\"asOf\": null", "MISSING_VALUE", "/asOf", "(asOf)"),
                arguments(
                        "\"lots\": [ { \"id\": \"L1\"",
                        "\"lots\": [ 7, { \"id\": \"L1\"",
                        "BAD_VALUE",
                        "/household/accounts/0/lots/0",
                        "must be an object, not a number"));
    }

    @ParameterizedTest
    @MethodSource("one_change_and_the_fault_it_makes")
    void a_fault_is_named_with_its_place(String before, String after, String reason, String pointer, String words) {
        Problem problem = refusal(Requests.with(EXAMPLE, before, after));

        assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
        assertThat(problem.faults()).anySatisfy(fault -> {
            assertThat(fault.reason()).isEqualTo(reason);
            assertThat(fault.file()).isEqualTo("request");
            assertThat(fault.id()).isEqualTo(pointer);
            assertThat(fault.line()).isPositive();
            assertThat(fault.message()).contains(words);
        });
    }

    @Test
    void every_fault_is_told_at_once_in_the_order_of_the_text() {
        String request = Requests.with(EXAMPLE, "\"quantity\": \"100\"", "\"quantity\": \"-100\"");
        request = Requests.with(request, "\"price\": \"250.00\", ", "");
        request = Requests.with(request, "\"owner\": \"T-1\"", "\"ownr\": \"T-1\"");

        assertThat(refusal(request).faults())
                .extracting(RequestFault::id)
                .containsExactlyInAnyOrder(
                        "/household/accounts/0/owner",
                        "/household/accounts/0/ownr",
                        "/household/accounts/0/lots/0/quantity",
                        "/securities/0/price");
        assertThat(refusal(request).faults()).extracting(RequestFault::line).isSorted();
    }

    @Test
    void two_lots_of_one_id_are_refused_within_an_account_but_not_across_accounts() {
        String lot =
                "{ \"id\": \"L1\", \"security\": \"VTI\", \"quantity\": \"100\", \"costPerShare\": \"180.00\", \"acquired\": \"2021-02-03\" }";

        assertThat(refusal(Requests.with(EXAMPLE, lot, lot + "," + lot)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("lot (L1)"));

        String second =
                "\"accounts\": [ { \"id\": \"A-2\", \"owner\": \"T-1\", \"registration\": \"ROTH_IRA\", \"model\": \"BALANCED\", \"cash\": \"0.00\", \"lots\": [ %s ] },"
                        .formatted(lot);
        assertThat(PreviewReader.read(Requests.json(Requests.with(EXAMPLE, "\"accounts\": [", second)))
                        .household()
                        .accounts())
                .hasSize(2);
    }

    static Stream<Arguments> one_change_to_the_risk_model() {
        return Stream.of(
                arguments("[\"0.0004\", \"0.0025\"]", "[\"0.0003\", \"0.0025\"]", "symmetric"),
                arguments(
                        "[\"0.0324\", \"0.0004\"], [\"0.0004\", \"0.0025\"]",
                        "[\"0.0324\", \"0.5\"], [\"0.5\", \"0.0025\"]",
                        "positive semidefinite"),
                arguments("[\"0.0324\", \"0.0004\"], ", "", "2 rows of 2 numbers"),
                arguments("[\"1.02\", \"0.10\"]", "[\"1.02\"]", "(VTI) has 1 exposures to 2 factors"),
                arguments("\"VTI\": \"0.0001\"", "\"VTI\": \"-0.0001\"", "(VTI) must not be negative"),
                arguments("\"VTI\": \"0.0001\"", "\"VTI\": 0.0001", "must be a decimal as a string"),
                arguments(
                        "\"VTI\": \"0.0001\"",
                        "\"BND\": \"0.0001\"",
                        "(VTI) is missing in the field (specificVariances)"));
    }

    @ParameterizedTest
    @MethodSource("one_change_to_the_risk_model")
    void a_risk_model_that_cannot_be_one_is_refused(String before, String after, String words) {
        String model = Requests.with(RISK_MODEL, before, after);

        assertThat(refusal(Requests.with(EXAMPLE, "\"securities\":", model + "\"securities\":"))
                        .faults())
                .anySatisfy(fault -> assertThat(fault.message()).contains(words));
    }

    static Stream<Arguments> what_is_not_json() {
        return Stream.of(
                arguments("", 0),
                arguments("{", 1),
                arguments("{\n\"a\": }", 2),
                arguments("{} {}", 1),
                arguments("{\"a\": 1, \"a\": 2}", 1),
                arguments("[".repeat(200), 0));
    }

    @ParameterizedTest
    @MethodSource("what_is_not_json")
    void what_is_not_one_json_value_is_refused_with_its_line(String text, int line) {
        Problem problem = refusal(text);

        assertThat(problem.kind()).isEqualTo(ProblemKind.MALFORMED_REQUEST);
        assertThat(problem.faults()).singleElement().satisfies(fault -> assertThat(fault.line())
                .isEqualTo(line));
    }

    private static Problem refusal(String request) {
        return Objects.requireNonNull(
                catchThrowableOfType(Problem.class, () -> PreviewReader.read(Requests.json(request))));
    }
}
