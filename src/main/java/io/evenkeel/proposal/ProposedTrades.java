package io.evenkeel.proposal;

import io.evenkeel.account.Account;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.tax.LedgerTrade;
import io.evenkeel.tax.LotTaken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Proposed trades as entries of the tax unit's ledger, as if they were made today. */
public final class ProposedTrades {

    private static final String PURCHASE = "proposed ";

    private ProposedTrades() {}

    /** None for a tax-exempt account, whose trades are a part of nobody's wash sales. */
    public static List<LedgerTrade> of(Account account, List<Trade> trades, LocalDate day) {
        List<LedgerTrade> entries = new ArrayList<>();
        if (account.registration() == Registration.TAX_EXEMPT) {
            return entries;
        }
        Set<String> used = new HashSet<>();
        account.lots().forEach(lot -> used.add(lot.id().value()));
        account.transactions().forEach(transaction -> used.add(transaction.id()));
        for (Trade trade : trades) {
            entries.add(trade.side() == Side.BUY ? purchase(account, trade, day, used) : sale(account, trade, day));
        }
        return entries;
    }

    /** The id of the ledger's entry for the sale of a security. */
    static String saleId(Trade trade) {
        return "proposed sale of " + trade.security();
    }

    private static LedgerTrade purchase(Account account, Trade trade, LocalDate day, Set<String> used) {
        int number = used.size();
        while (!used.add(PURCHASE + number)) {
            number++;
        }
        return LedgerTrade.purchase(
                PURCHASE + number,
                account.id(),
                TransactionKind.PURCHASE,
                trade.security(),
                trade.quantity(),
                trade.amount(),
                day);
    }

    private static LedgerTrade sale(Account account, Trade trade, LocalDate day) {
        List<LotTaken> taken = trade.lots().stream()
                .map(sale -> new LotTaken(sale.lot(), sale.quantity(), sale.gain()))
                .toList();
        return LedgerTrade.sale(
                saleId(trade), account.id(), trade.security(), trade.quantity(), trade.amount(), day, taken);
    }
}
