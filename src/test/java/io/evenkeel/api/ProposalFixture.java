package io.evenkeel.api;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Certificate;
import io.evenkeel.proposal.ExceptionNote;
import io.evenkeel.proposal.Figures;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.TaxEffect;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.store.ReviewState;
import io.evenkeel.store.StoredResult;
import io.evenkeel.tax.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One sale of twenty shares that waits for review. */
final class ProposalFixture {

    private ProposalFixture() {}

    static StoredResult stored(String proposalId, String runId, String bookId) {
        return stored(proposalId, runId, bookId, ReviewState.OPEN);
    }

    static StoredResult decided(String proposalId, String runId, String bookId) {
        return stored(proposalId, runId, bookId, ReviewState.REJECTED);
    }

    private static StoredResult stored(String proposalId, String runId, String bookId, ReviewState state) {
        return new StoredResult(
                proposalId, runId, bookId, 1, result(), "ef", state, null, Instant.parse("2018-02-07T22:00:00Z"));
    }

    static AccountResult result() {
        AccountId account = new AccountId("A-1");
        HouseholdId household = new HouseholdId("H-1");
        LotSale sale = new LotSale(
                new LotId("L1"), Quantity.of("20"), Term.LONG, Money.of("1400.00"), Money.ZERO, Money.of("333.20"));
        Trade trade = new Trade(
                new SecurityId("VTI"),
                Side.SELL,
                Quantity.of("20"),
                Price.of("250"),
                Money.of("5000"),
                List.of(sale),
                List.of("VTI is 7.1 points above its target, outside its band of 5"));
        Figures before = new Figures(Money.of("37500"), Money.of("12500"), Weight.of("0.0667"), null);
        TradeProposal proposal = new TradeProposal(
                account,
                household,
                LocalDate.of(2018, 2, 7),
                List.of(trade),
                List.of(),
                before,
                before,
                new TaxEffect(Money.ZERO, Money.of("1400"), Money.of("333.20"), Money.ZERO, Money.ZERO),
                Weight.of("0.04"),
                new Certificate(Money.of("10"), Money.of("9.5"), Money.of("0.5")));
        return new AccountResult(
                account,
                household,
                Outcome.TRADE,
                Route.REVIEW,
                proposal,
                List.of(new ExceptionNote("A rule", "review/turnover.drl", "because")));
    }
}
