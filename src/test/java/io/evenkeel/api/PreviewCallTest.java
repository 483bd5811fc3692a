package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Price;
import io.evenkeel.money.Rate;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import io.evenkeel.workflow.OptimizerKind;
import java.math.RoundingMode;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Previews under the project's own rules. */
class PreviewCallTest {

    private static final String EXAMPLE = Requests.contract("preview.json");

    private static final PreviewController preview =
            new PreviewController(ProjectRules.rulebook(), OptimizerKind.STRUCTURED);

    @Test
    void the_contracts_example_is_answered_with_a_proposal() {
        PreviewAnswer answer = preview.preview(Requests.json(EXAMPLE), null);

        assertThat(answer.rulebook().version()).isEqualTo("1");
        assertThat(answer.accounts()).singleElement().satisfies(account -> {
            assertThat(account.outcome()).isEqualTo(Outcome.TRADE);
            assertThat(account.route()).isEqualTo(Route.CLEARED);
            assertThat(account.trades()).singleElement().satisfies(trade -> {
                assertThat(trade.security()).isEqualTo(new SecurityId("VTI"));
                assertThat(trade.side()).isEqualTo(Side.SELL);
                assertThat(trade.reasons())
                        .containsExactly("VTI is 6.7 points above its target, outside its band of 5.0");
            });
        });
    }

    @Test
    void a_target_without_a_price_and_a_lock_on_what_is_not_there_are_told() {
        assertThat(account(EXAMPLE).notTraded())
                .extracting(note -> note.security().value(), note -> note.reason())
                .containsExactly(
                        tuple(
                                "BND",
                                "Not among the request's securities, so it has no price: its weight stays in cash"),
                        tuple("IBM", "Locked: founder's stock"));
    }

    @Test
    void a_sale_adds_up_from_its_lots_to_its_tax() {
        Trade sale = account(EXAMPLE).trades().get(0);

        assertThat(sale.amount()).isEqualTo(sale.quantity().at(sale.price(), RoundingMode.UNNECESSARY));
        assertThat(sale.lots()).singleElement().satisfies(lot -> {
            assertThat(lot.quantity()).isEqualTo(sale.quantity());
            assertThat(lot.gain()).isEqualTo(lot.quantity().at(Price.of("70.00"), RoundingMode.UNNECESSARY));
            assertThat(lot.tax()).isEqualTo(lot.gain().times(Rate.of("0.238"), RoundingMode.HALF_UP));
        });
    }

    @Test
    void a_lot_without_a_basis_holds_the_account() {
        AccountAnswer account = account(Requests.with(EXAMPLE, "\"costPerShare\": \"180.00\", ", ""));

        assertThat(account.outcome()).isEqualTo(Outcome.HELD);
        assertThat(account.route()).isNull();
        assertThat(account.trades()).isEmpty();
        assertThat(account.exceptions()).isNotEmpty();
    }

    @Test
    void a_stale_price_holds_the_account() {
        assertThat(account(Requests.with(EXAMPLE, "\"priceDate\": \"2026-03-31\"", "\"priceDate\": \"2026-03-01\""))
                        .outcome())
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void a_wide_band_leaves_the_account_alone() {
        String request = Requests.with(EXAMPLE, "\"driftBand\": \"0.05\"", "\"driftBand\": \"0.50\"");

        assertThat(account(request).trades()).isEmpty();
    }

    @Test
    void the_same_request_gives_the_same_answer() {
        assertThat(preview.preview(Requests.json(EXAMPLE), null))
                .isEqualTo(preview.preview(Requests.json(EXAMPLE), null));
    }

    @Test
    void the_reference_may_be_asked_instead_and_explains_no_prices() {
        String request = Requests.with(EXAMPLE, "\"gainBudget\": \"10000.00\"", "\"gainBudget\": \"300.00\"");
        AccountAnswer ours =
                preview.preview(Requests.json(request), null).accounts().get(0);
        AccountAnswer reference = preview.preview(Requests.json(request), OptimizerKind.REFERENCE)
                .accounts()
                .get(0);
        assertThat(reference.outcome()).isEqualTo(ours.outcome());
        assertThat(Objects.requireNonNull(ours.explanation()).binding()).isNotEmpty();
        assertThat(Objects.requireNonNull(reference.explanation()).binding()).isEmpty();
    }

    private static AccountAnswer account(String request) {
        return preview.preview(Requests.json(request), null).accounts().get(0);
    }
}
