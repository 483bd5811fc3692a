package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.Household;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.market.Market;
import io.evenkeel.proposal.ProposedTrades;
import io.evenkeel.proposal.StandingProposal;
import io.evenkeel.proposal.TaxStanding;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.tax.IdentityGroups;
import io.evenkeel.tax.Netting;
import io.evenkeel.tax.WashWindows;
import io.evenkeel.tax.YearRates;
import java.util.ArrayList;
import java.util.List;

/**
 * What the household's accounts have in common while they are asked: the year's results and the
 * wash-sale windows, brought forward with every proposal, so that two accounts of one run cannot wash each other.
 */
final class TaxUnit {

    private final IdentityGroups groups;
    private final List<StandingProposal> standing = new ArrayList<>();
    private WashWindows windows;
    private RealisedYear year;

    TaxUnit(Household household, Market market, IdentityGroups groups) {
        this.groups = groups;
        this.windows = WashWindows.of(household, market, groups);
        this.year = household.accounts().stream()
                .filter(account -> account.registration().isTaxable())
                .map(Account::yearToDate)
                .reduce(RealisedYear.NOTHING, RealisedYear::plus);
    }

    WashWindows windows() {
        return windows;
    }

    IdentityGroups groups() {
        return groups;
    }

    /** The year's results, those of all proposals included. */
    RealisedYear year() {
        return year;
    }

    TaxStanding standing(YearRates rates) {
        return new TaxStanding(year, rates, windows);
    }

    /** What this run proposes so far, or another evaluation of it did. */
    List<StandingProposal> proposals() {
        return List.copyOf(standing);
    }

    /** From now on this proposal's trades count as made today. */
    void add(Account account, TradeProposal proposal) {
        standing.add(new StandingProposal(account, proposal));
        windows = windows.with(ProposedTrades.of(account, proposal.trades(), proposal.asOf()));
        if (account.registration().isTaxable()) {
            year = Netting.after(
                    year, proposal.tax().shortTermGain(), proposal.tax().longTermGain());
        }
    }
}
