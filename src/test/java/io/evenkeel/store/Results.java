package io.evenkeel.store;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Certificate;
import io.evenkeel.proposal.ExceptionNote;
import io.evenkeel.proposal.Figures;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.NotTraded;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.TaxEffect;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.tax.Term;
import java.util.List;

/** Results of each outcome for accounts of {@link Firm}. */
final class Results {

    private Results() {}

    static AccountResult trade(int household, Route route) {
        return new AccountResult(
                account(household, 1),
                household(household),
                Outcome.TRADE,
                route,
                proposal(household),
                route == Route.CLEARED
                        ? List.of()
                        : List.of(
                                new ExceptionNote(
                                        "Large turnover is reviewed", "review/turnover.drl", "25% of $11,000,000"),
                                new ExceptionNote("Large turnover is reviewed", "review/turnover.drl", "again"),
                                new ExceptionNote("Large tax is reviewed", "review/tax.drl", "$1")));
    }

    static AccountResult held(int household) {
        return new AccountResult(
                account(household, 2),
                household(household),
                Outcome.HELD,
                null,
                null,
                List.of(new ExceptionNote("A missing basis holds", "data/basis.drl", "lot L2")));
    }

    static AccountResult infeasible(int household) {
        return new AccountResult(
                account(household, 2), household(household), Outcome.INFEASIBLE, null, null, List.of());
    }

    static AccountResult withinBands(int household) {
        return new AccountResult(
                account(household, 2), household(household), Outcome.WITHIN_BANDS, null, null, List.of());
    }

    static AccountId account(int household, int number) {
        return new AccountId("A-%03d-%d".formatted(household, number));
    }

    static HouseholdId household(int household) {
        return new HouseholdId("H-%03d".formatted(household));
    }

    private static TradeProposal proposal(int household) {
        return new TradeProposal(
                account(household, 1),
                household(household),
                Firm.DAY,
                List.of(sale(), purchase()),
                List.of(new NotTraded(Firm.BRK, "Locked: founder's stock")),
                new Figures(Money.of("11000000.55"), Money.of("-1"), Weight.of("0.12"), Weight.of("0.031")),
                new Figures(Money.of("11000000"), Money.of("12"), Weight.of("0.02"), null),
                new TaxEffect(Money.of("-1"), Money.of("2"), Money.of("0.30"), Money.of("4"), Money.ZERO),
                Weight.of("0.25"),
                new Certificate(Money.of("100"), Money.of("99.5"), Money.of("0.5")));
    }

    private static Trade sale() {
        return new Trade(
                Firm.AAPL,
                Side.SELL,
                Quantity.of("20"),
                Price.of("159.540001"),
                Money.of("3190.80"),
                List.of(
                        new LotSale(
                                new LotId("L2"),
                                Quantity.of("5"),
                                Term.SHORT,
                                Money.of("-10"),
                                Money.of("4"),
                                Money.of("-2")),
                        new LotSale(
                                new LotId("L1"),
                                Quantity.of("15"),
                                Term.LONG,
                                Money.of("1400"),
                                Money.ZERO,
                                Money.of("333.2"))),
                List.of("AAPL is 7.1 points above its target"));
    }

    private static Trade purchase() {
        return new Trade(
                Firm.BRK,
                Side.BUY,
                Quantity.of("16"),
                Price.of("196.1"),
                Money.of("3137.60"),
                List.of(),
                List.of("BRK.B is below its target"));
    }
}
