package io.evenkeel.ingest;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.CashFlow;
import io.evenkeel.account.CashFlowType;
import io.evenkeel.account.CustodianPosition;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.Schedule;
import io.evenkeel.account.StopAt;
import io.evenkeel.account.TargetScope;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.YearlyBudgets;
import io.evenkeel.book.FaultReason;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.target.ModelId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the files say of accounts and their holdings. The market's files and the models have been read before. */
final class AccountSheets {

    private static final ColumnType<FilingStatus> FILING_STATUS = ColumnType.oneOf(FilingStatus.class);
    private static final ColumnType<Registration> REGISTRATION = ColumnType.oneOf(Registration.class);
    private static final ColumnType<Schedule> SCHEDULE = ColumnType.oneOf(Schedule.class);
    private static final ColumnType<LotMethod> LOT_METHOD = ColumnType.oneOf(LotMethod.class);
    private static final ColumnType<StopAt> STOP_AT = ColumnType.oneOf(StopAt.class);
    private static final ColumnType<TargetScope> TARGET_SCOPE = ColumnType.oneOf(TargetScope.class);
    private static final ColumnType<CashFlowType> FLOW_TYPE = ColumnType.oneOf(CashFlowType.class);

    private final MarketSheets market;
    private final ModelSheets models;
    private final Set<AccountId> known = new HashSet<>();
    private final SortedMap<AccountId, AccountDraft> accounts = new TreeMap<>();
    private final Map<HouseholdId, AccountDraft.Opening> firstOf = new HashMap<>();
    private boolean accountsRead = true;
    private boolean lotsRead = true;

    AccountSheets(MarketSheets market, ModelSheets models) {
        this.market = market;
        this.models = models;
    }

    void unread(BookFile file) {
        accountsRead &= file != BookFile.ACCOUNTS;
        lotsRead &= file != BookFile.LOTS;
    }

    void account(Row row) {
        AccountId id = row.the("account", ColumnType.ACCOUNT);
        HouseholdId household = row.the("household", ColumnType.HOUSEHOLD);
        FilingStatus filing = row.the("filing_status", FILING_STATUS);
        Registration registration = row.the("registration", REGISTRATION);
        ModelId model = models.reference(row);
        Money cash = row.the("cash", ColumnType.MONEY);
        AccountDraft.Opening opening = new AccountDraft.Opening(
                id,
                household,
                filing,
                row.text("owner"),
                registration,
                model,
                cash,
                settings(row),
                yearToDate(row),
                budgets(row),
                row.orElse("target_scope", TARGET_SCOPE, TargetScope.ACCOUNT));
        if (row.has("account") && !known.add(id)) {
            row.refuse(FaultReason.DUPLICATE_ID, "The account (%s) stands twice; expected one row.".formatted(id));
        }
        requireOneTaxUnit(row, opening);
        if (row.isSound()) {
            accounts.put(id, new AccountDraft(opening));
        }
    }

    private static AccountSettings settings(Row row) {
        return new AccountSettings(
                row.optional("short_term_rate", ColumnType.RATE),
                row.optional("long_term_rate", ColumnType.RATE),
                row.optional("drift_band", ColumnType.PART_OF_ONE),
                row.optional("gain_budget", ColumnType.MONEY_NOT_NEGATIVE),
                row.optional("cash_reserve", ColumnType.MONEY_NOT_NEGATIVE),
                row.optional("minimum_trade", ColumnType.MONEY_NOT_NEGATIVE),
                row.optional("whole_shares", ColumnType.TRUE_OR_FALSE),
                row.optional("schedule", SCHEDULE),
                row.optional("lot_method", LOT_METHOD),
                row.optional("tax_budget", ColumnType.MONEY_NOT_NEGATIVE),
                row.optional("budget_pro_rata", ColumnType.TRUE_OR_FALSE),
                row.optional("demanded_loss", ColumnType.MONEY_POSITIVE),
                row.optional("preserve_losses_until", ColumnType.DATE),
                row.optional("stop_at", STOP_AT),
                row.optional("most_trades", ColumnType.RANK));
    }

    private static YearlyBudgets budgets(Row row) {
        return new YearlyBudgets(
                row.optional("household_gain_budget", ColumnType.MONEY_NOT_NEGATIVE),
                row.optional("household_tax_budget", ColumnType.MONEY_NOT_NEGATIVE),
                row.orElse("household_budget_pro_rata", ColumnType.TRUE_OR_FALSE, false));
    }

    private static RealisedYear yearToDate(Row row) {
        return new RealisedYear(
                row.orElse("ytd_short_term_gain", ColumnType.MONEY, Money.ZERO),
                row.orElse("ytd_long_term_gain", ColumnType.MONEY, Money.ZERO),
                row.orElse("carry_short", ColumnType.MONEY_NOT_NEGATIVE, Money.ZERO),
                row.orElse("carry_long", ColumnType.MONEY_NOT_NEGATIVE, Money.ZERO));
    }

    private void requireOneTaxUnit(Row row, AccountDraft.Opening opening) {
        if (!row.isSound()) {
            return;
        }
        AccountDraft.Opening first = firstOf.putIfAbsent(opening.household(), opening);
        if (first != null && first.filingStatus() != opening.filingStatus()) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "The filing_status (%s) differs within household (%s); expected %s, as in account (%s)."
                            .formatted(opening.filingStatus(), opening.household(), first.filingStatus(), first.id()));
        }
        if (first != null && !first.budgets().equals(opening.budgets())) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "The budgets of household (%s) differ; expected household_gain_budget, household_tax_budget and household_budget_pro_rata as in account (%s)."
                            .formatted(opening.household(), first.id()));
        }
        boolean asOne = opening.targetScope() == TargetScope.HOUSEHOLD;
        if (first != null && asOne && !first.model().equals(opening.model())) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "The model (%s) differs within household (%s), whose target_scope is HOUSEHOLD; expected %s, as in account (%s)."
                            .formatted(opening.model(), opening.household(), first.model(), first.id()));
        }
        if (first != null && first.targetScope() != opening.targetScope()) {
            row.refuse(
                    FaultReason.BAD_VALUE,
                    "The target_scope (%s) differs within household (%s); expected %s, as in account (%s)."
                            .formatted(opening.targetScope(), opening.household(), first.targetScope(), first.id()));
        }
    }

    void lot(Row row) {
        AccountDraft account = reference(row);
        TaxLot lot = LotRow.read(row, market);
        if (account != null) {
            account.names(lot.id());
        }
        if (account != null && row.isSound() && !account.add(lot)) {
            row.refuse(
                    FaultReason.DUPLICATE_ID,
                    "The lot (%s) stands twice in account (%s); expected one row."
                            .formatted(lot.id(), row.text("account")));
        }
    }

    void transaction(Row row) {
        AccountDraft account = reference(row);
        TransactionRow.read(row, market, account);
    }

    void restriction(Row row) {
        AccountDraft account = reference(row);
        RestrictionRow.read(row, market, account, lotsRead);
    }

    void cashFlow(Row row) {
        AccountDraft account = reference(row);
        CashFlow flow = new CashFlow(
                row.the("type", FLOW_TYPE),
                row.the("amount", ColumnType.MONEY_POSITIVE),
                row.the("due", ColumnType.DATE));
        if (account != null && row.isSound()) {
            account.add(flow);
        }
    }

    void position(Row row) {
        AccountDraft account = reference(row);
        Optional<SecurityId> security =
                row.has("security") ? Optional.of(market.reference(row, "security")) : Optional.empty();
        Quantity quantity = row.the("quantity", ColumnType.QUANTITY);
        if (account != null && row.isSound() && !account.add(new CustodianPosition(security, quantity))) {
            row.refuse(
                    FaultReason.DUPLICATE_ID,
                    "The total of %s stands twice in account (%s); expected one row."
                            .formatted(
                                    security.map(id -> "security (" + id + ")").orElse("cash"), row.text("account")));
        }
    }

    /** The account the row belongs to; none where there is none, with a fault unless the account had its own. */
    private @Nullable AccountDraft reference(Row row) {
        AccountId id = row.the("account", ColumnType.ACCOUNT);
        if (row.has("account") && accountsRead && !known.contains(id)) {
            row.refuse(
                    FaultReason.UNKNOWN_REFERENCE,
                    "The account (%s) is not in the book; expected a row for it in %s."
                            .formatted(id, BookFile.ACCOUNTS.fileName()));
        }
        return accounts.get(id);
    }

    List<Household> households() {
        SortedMap<HouseholdId, List<Account>> members = new TreeMap<>();
        accounts.values()
                .forEach(draft -> members.computeIfAbsent(draft.opening().household(), id -> new ArrayList<>())
                        .add(draft.account()));
        List<Household> households = new ArrayList<>();
        members.forEach((id, household) -> {
            AccountDraft.Opening first = java.util.Objects.requireNonNull(
                            accounts.get(household.get(0).id()))
                    .opening();
            households.add(new Household(id, first.filingStatus(), household, first.budgets(), first.targetScope()));
        });
        return List.copyOf(households);
    }
}
