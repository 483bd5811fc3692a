package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.ROTH_IRA;
import static io.evenkeel.account.Registration.TAXABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.optimizer.OjalgoReference;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.TradeProposal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A general solver in the place of the product's method comes to the same, through all steps, up to a share or so. */
class ReferenceAgreesTest {

    private static final Money CENT = Money.of("0.01");

    /** Dollars a year that the reference's plainer rounding may lose on an account of some $100,000. */
    private static final Money ROUNDING = Money.of("20.00");

    private static OneHousehold funds() {
        return new OneHousehold()
                .security("STOCKS", "100.00")
                .security("BONDS", "50.00")
                .target("STOCKS", "0.5")
                .target("BONDS", "0.5");
    }

    private static OneHousehold taxable(String stocks, String basis) {
        return funds().account("A", TAXABLE, "1000.00")
                .lot("S", "STOCKS", stocks, basis, "2020-01-02")
                .lot("B", "BONDS", "800", "40000.00", "2020-01-02");
    }

    static Stream<Arguments> households() {
        return Stream.of(
                household("drift, nothing taxed", () -> funds().account("A", ROTH_IRA, "1000.00")
                        .lot("S", "STOCKS", "600", "1.00", "2020-01-02")
                        .lot("B", "BONDS", "800", "1.00", "2020-01-02")),
                household("drift, a gain", () -> taxable("700", "20000.00")),
                household("drift, a dear gain", () -> taxable("700", "0.00")),
                household("a loss", () -> taxable("700", "90000.00")),
                household("a gain budget", () -> taxable("700", "20000.00").settings(Map.of("gainBudget", "3000.00"))),
                household("a deposit", () -> funds().account("A", TAXABLE, "30000.00")
                        .lot("S", "STOCKS", "500", "20000.00", "2020-01-02")
                        .lot("B", "BONDS", "500", "25000.00", "2020-01-02")),
                household("a payment", () -> taxable("500", "20000.00").withdrawal("20000.00", "2024-07-03")),
                household("a lock", () -> taxable("700", "20000.00")
                        .restriction(RestrictionType.LOCK_QUANTITY, "STOCKS", "650")),
                household("two accounts with one target", () -> taxable("700", "20000.00")
                        .account("I", ROTH_IRA, "0.00")
                        .lot("SI", "STOCKS", "200", "1.00", "2020-01-02")
                        .asOne()));
    }

    private static Arguments household(String name, Supplier<OneHousehold> household) {
        return arguments(name, household);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("households")
    void both_methods_come_to_the_same(String name, Supplier<OneHousehold> household) {
        Map<AccountId, AccountResult> ours = household.get().evaluated();
        Map<AccountId, AccountResult> reference =
                household.get().by(new OjalgoReference()).evaluated();

        assertThat(reference.keySet()).isEqualTo(ours.keySet());
        ours.forEach((account, result) -> {
            AccountResult other = Objects.requireNonNull(reference.get(account));
            assertThat(other.outcome()).as(name).isEqualTo(result.outcome());
            assertThat(other.route()).isEqualTo(result.route());
            TradeProposal our = Trades.proposal(result);
            TradeProposal their = Trades.proposal(other);
            assertThat(our.certificate().objective().minus(their.certificate().objective()))
                    .as("ours less the reference's")
                    .isBetween(ROUNDING.negated(), CENT);
            assertThat(our.after().drift().minus(their.after().drift()).abs()).isLessThan(Weight.of("0.005"));
        });
    }
}
