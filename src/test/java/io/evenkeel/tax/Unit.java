package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tax unit's ledger, written line by line: account T is the taxpayer's, S the spouse's, I an IRA, X tax-exempt. */
final class Unit {

    static final AccountId T = new AccountId("T");
    static final AccountId S = new AccountId("S");
    static final AccountId I = new AccountId("I");
    static final AccountId X = new AccountId("X");

    private final Map<AccountId, Registration> accounts = new TreeMap<>(Map.of(
            T, Registration.TAXABLE, S, Registration.TAXABLE, I, Registration.ROTH_IRA, X, Registration.TAX_EXEMPT));
    private final List<LedgerTrade> trades = new ArrayList<>();
    private final List<LedgerSplit> splits = new ArrayList<>();
    private IdentityGroups groups = IdentityGroups.NONE;

    Unit identical(String... securities) {
        groups = IdentityGroups.of(
                List.of(java.util.Arrays.stream(securities).map(SecurityId::new).toList()));
        return this;
    }

    Unit buy(String id, String date, int shares, String cost) {
        return buy(T, id, "M", date, String.valueOf(shares), cost);
    }

    Unit buy(AccountId account, String id, String security, String date, String shares, String cost) {
        trades.add(LedgerTrade.purchase(
                id,
                account,
                TransactionKind.PURCHASE,
                new SecurityId(security),
                Quantity.of(shares),
                Money.of(cost),
                LocalDate.parse(date)));
        return this;
    }

    Unit buy(TransactionKind kind, String id, String date, int shares, String cost) {
        trades.add(LedgerTrade.purchase(
                id, T, kind, new SecurityId("M"), Quantity.ofShares(shares), Money.of(cost), LocalDate.parse(date)));
        return this;
    }

    Unit receive(TransactionKind kind, String id, String date, int shares, String basis, String original) {
        return receive(kind, id, date, shares, basis, original, basis);
    }

    Unit receive(
            TransactionKind kind, String id, String date, int shares, String basis, String original, String fairValue) {
        trades.add(LedgerTrade.receipt(
                id,
                T,
                kind,
                new SecurityId("M"),
                Quantity.ofShares(shares),
                Money.of(basis),
                LocalDate.parse(date),
                LocalDate.parse(original),
                Money.of(fairValue)));
        return this;
    }

    /** {@code lots} as {@code B1*50}. */
    Unit sell(String id, String date, String proceeds, String... lots) {
        return sell(T, id, "M", date, proceeds, lots);
    }

    Unit sell(AccountId account, String id, String security, String date, String proceeds, String... lots) {
        List<LotTaken> taken = new ArrayList<>();
        for (String lot : lots) {
            String[] parts = lot.split("\\*");
            taken.add(new LotTaken(new LotId(parts[0]), Quantity.of(parts[1])));
        }
        trades.add(LedgerTrade.sale(
                id,
                account,
                new SecurityId(security),
                taken.stream().map(LotTaken::quantity).reduce(Quantity.ZERO, Quantity::plus),
                Money.of(proceeds),
                LocalDate.parse(date),
                taken));
        return this;
    }

    Unit sellFirstIn(String id, String date, String proceeds, int shares) {
        trades.add(LedgerTrade.sale(
                id,
                T,
                new SecurityId("M"),
                Quantity.ofShares(shares),
                Money.of(proceeds),
                LocalDate.parse(date),
                List.of()));
        return this;
    }

    Unit add(LedgerTrade trade) {
        trades.add(trade);
        return this;
    }

    /** Gives the last trade a time. */
    Unit at(String time) {
        trades.set(trades.size() - 1, trades.get(trades.size() - 1).at(LocalTime.parse(time)));
        return this;
    }

    Unit split(String date, int newShares, int oldShares) {
        splits.add(new LedgerSplit(
                "C" + splits.size(),
                new SecurityId("M"),
                Quantity.ofShares(newShares),
                Quantity.ofShares(oldShares),
                LocalDate.parse(date)));
        return this;
    }

    Ledger ledger() {
        return new Ledger(accounts, groups, trades, splits);
    }

    AdjustedLedger adjusted() {
        return WashSales.adjust(ledger());
    }

    /** {@code sale lot quantity term gain disallowed -> lot*quantity ...} */
    static List<String> sales(AdjustedLedger ledger) {
        return ledger.sales().stream()
                .map(line -> String.join(
                                " ",
                                line.sale(),
                                line.lot().value(),
                                line.quantity().toString(),
                                line.term().toString(),
                                line.gain().toString(),
                                line.disallowed().toString(),
                                "->")
                        + line.replacedBy().stream()
                                .map(by -> " " + by.lot() + "*" + by.quantity())
                                .reduce("", String::concat))
                .toList();
    }

    /** {@code lot quantity basis deemed} */
    static List<String> open(AdjustedLedger ledger) {
        return ledger.openLots().stream()
                .map(lot -> String.join(
                        " ",
                        lot.lot().value(),
                        lot.quantity().toString(),
                        String.valueOf(lot.basis()),
                        lot.deemedAcquired().toString()))
                .toList();
    }
}
