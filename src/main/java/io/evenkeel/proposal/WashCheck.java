package io.evenkeel.proposal;

import io.evenkeel.account.Account;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.book.AccountView;
import io.evenkeel.money.Money;
import io.evenkeel.tax.AdjustedLedger;
import io.evenkeel.tax.HouseholdLedger;
import io.evenkeel.tax.IdentityGroups;
import io.evenkeel.tax.Ledger;
import io.evenkeel.tax.LedgerTrade;
import io.evenkeel.tax.LotTaken;
import io.evenkeel.tax.WashSales;
import java.util.ArrayList;
import java.util.List;

/** The wash sales of the whole tax unit, from its ledger, with the proposal and without it. */
final class WashCheck {

    private static final String OURS = "checked ";

    private final AccountView view;
    private final TradeProposal proposal;
    private final AdjustedLedger without;
    private final AdjustedLedger with;

    WashCheck(AccountView view, TradeProposal proposal, IdentityGroups groups, List<StandingProposal> standing) {
        this.view = view;
        this.proposal = proposal;
        List<LedgerTrade> others = new ArrayList<>();
        for (StandingProposal other : standing) {
            enter(other.account(), other.proposal(), others);
        }
        Ledger before =
                HouseholdLedger.of(view.household(), view.market(), groups).plus(others);
        List<LedgerTrade> own = new ArrayList<>();
        enter(view.account(), proposal, own);
        this.without = WashSales.adjust(before);
        this.with = own.isEmpty() ? without : WashSales.adjust(before.plus(own));
    }

    private static void enter(Account account, TradeProposal proposal, List<LedgerTrade> entries) {
        if (account.registration() == Registration.TAX_EXEMPT) {
            return;
        }
        for (Trade trade : proposal.trades()) {
            String id = OURS + trade.side() + " " + entries.size();
            entries.add(
                    trade.side() == Side.BUY
                            ? LedgerTrade.purchase(
                                    id,
                                    account.id(),
                                    TransactionKind.PURCHASE,
                                    trade.security(),
                                    trade.quantity(),
                                    trade.amount(),
                                    proposal.asOf())
                            : LedgerTrade.sale(
                                    id,
                                    account.id(),
                                    trade.security(),
                                    trade.quantity(),
                                    trade.amount(),
                                    proposal.asOf(),
                                    taken(trade)));
        }
    }

    private static List<LotTaken> taken(Trade trade) {
        return trade.lots().stream()
                .map(sale -> new LotTaken(sale.lot(), sale.quantity(), sale.gain()))
                .toList();
    }

    /** Losses that the proposal washes, its own and earlier ones. */
    Money newlyDisallowed() {
        return with.disallowedTotal().minus(without.disallowedTotal());
    }

    /** What of the loss of one lot sold has no use. */
    Money disallowed(LotSale sale) {
        return with.sales().stream()
                .filter(line -> line.account().equals(view.account().id()))
                .filter(line -> line.sale().startsWith(OURS))
                .filter(line -> line.sold().equals(proposal.asOf()))
                .filter(line -> line.lot().equals(sale.lot()))
                .map(line -> line.disallowed())
                .reduce(Money.ZERO, Money::plus);
    }
}
