package io.evenkeel.ingest;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.CashFlow;
import io.evenkeel.account.CustodianPosition;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TargetScope;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.YearlyBudgets;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.target.ModelId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An account while its files are read; what is built from it is sorted, so that the order of rows is gone. */
final class AccountDraft {

    /** The row of {@code accounts.csv}. */
    record Opening(
            AccountId id,
            HouseholdId household,
            FilingStatus filingStatus,
            String owner,
            Registration registration,
            ModelId model,
            Money cash,
            AccountSettings settings,
            RealisedYear yearToDate,
            YearlyBudgets budgets,
            TargetScope targetScope) {}

    private final Opening opening;
    private final SortedMap<LotId, TaxLot> lots = new TreeMap<>();
    private final Set<LotId> named = new HashSet<>();
    private final Map<String, List<AccountTransaction>> transactions = new HashMap<>();
    private final List<Restriction> restrictions = new ArrayList<>();
    private final List<CashFlow> cashFlows = new ArrayList<>();
    private final Map<Optional<SecurityId>, CustodianPosition> positions = new HashMap<>();

    AccountDraft(Opening opening) {
        this.opening = opening;
    }

    Opening opening() {
        return opening;
    }

    /** False where the account has a lot of that id. */
    boolean add(TaxLot lot) {
        return lots.putIfAbsent(lot.id(), lot) == null;
    }

    /** Remembers a lot of whose row nothing else may be usable. */
    void names(LotId lot) {
        named.add(lot);
    }

    boolean hasNamed(LotId lot) {
        return named.contains(lot);
    }

    void add(Restriction restriction) {
        restrictions.add(restriction);
    }

    void add(CashFlow flow) {
        cashFlows.add(flow);
    }

    /** False where the account has a total of that security. */
    boolean add(CustodianPosition position) {
        return positions.putIfAbsent(position.security(), position) == null;
    }

    /** The rows so far of the transaction; a sale has one for each of its lots. */
    List<AccountTransaction> rowsOf(String transaction) {
        return transactions.computeIfAbsent(transaction, id -> new ArrayList<>());
    }

    Account account() {
        return new Account(
                opening.id(),
                opening.owner(),
                opening.registration(),
                opening.model(),
                opening.cash(),
                opening.settings(),
                List.copyOf(lots.values()),
                sortedByText(restrictions),
                cashFlows.stream()
                        .sorted(Comparator.comparing(CashFlow::due)
                                .thenComparing(CashFlow::type)
                                .thenComparing(CashFlow::amount))
                        .toList(),
                transactions.values().stream()
                        .map(AccountDraft::together)
                        .sorted(Comparator.comparing(AccountTransaction::date).thenComparing(AccountTransaction::id))
                        .toList(),
                opening.yearToDate(),
                positions.values().stream()
                        .sorted(Comparator.comparing(position ->
                                position.security().map(SecurityId::value).orElse("")))
                        .toList());
    }

    private static List<Restriction> sortedByText(List<Restriction> restrictions) {
        return restrictions.stream()
                .sorted(Comparator.comparing(Restriction::type).thenComparing(Restriction::toString))
                .toList();
    }

    private static AccountTransaction together(List<AccountTransaction> rows) {
        AccountTransaction first = rows.get(0);
        return rows.size() == 1
                ? first
                : new AccountTransaction(
                        first.id(),
                        first.side(),
                        first.kind(),
                        first.security(),
                        rows.stream().map(AccountTransaction::quantity).reduce(Quantity.ZERO, Quantity::plus),
                        rows.stream().map(AccountTransaction::amount).reduce(Money.ZERO, Money::plus),
                        first.date(),
                        rows.stream()
                                .flatMap(row -> row.lots().stream())
                                .sorted(Comparator.comparing(SoldLot::lot))
                                .toList());
    }
}
