package io.evenkeel.proposal;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import java.util.List;

/**
 * Whole trades for one account. Not an order: see {@code review.ApprovedProposal}.
 *
 * @param trades sorted by security; at most one a security
 * @param turnover the lesser of purchases and sales over the value before
 */
public record TradeProposal(
        AccountId account,
        HouseholdId household,
        LocalDate asOf,
        List<Trade> trades,
        List<NotTraded> notTraded,
        Figures before,
        Figures after,
        TaxEffect tax,
        Weight turnover,
        Certificate certificate,
        Explanation explanation) {

    /** Without anything to explain. */
    public TradeProposal(
            AccountId account,
            HouseholdId household,
            LocalDate asOf,
            List<Trade> trades,
            List<NotTraded> notTraded,
            Figures before,
            Figures after,
            TaxEffect tax,
            Weight turnover,
            Certificate certificate) {
        this(account, household, asOf, trades, notTraded, before, after, tax, turnover, certificate, Explanation.NONE);
    }

    public TradeProposal {
        trades = List.copyOf(trades);
        notTraded = List.copyOf(notTraded);
    }
}
