package io.evenkeel.tax;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.Household;
import io.evenkeel.account.LotId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.Market;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Changes a household so that purchases abound which no rebalancer made: a spouse's account and an IRA that bought and
 * sold what the others hold, and own lots that turn out to be weeks old or to have been reinvested. All shares become
 * whole ones, as {@link NaiveWashSales} counts them; the custodian's totals are left out, since they would not agree.
 */
final class OutsidePurchases {

    private static final int WINDOW = 34;

    /** Some accounts agree to fractions; here they do not. */
    private static final AccountSettings WHOLE_SHARES = AccountSettings.fromTexts(Map.of("wholeShares", "true"));

    private final Household household;
    private final Market market;
    private final SplittableRandom random;

    private OutsidePurchases(Household household, Market market) {
        this.household = household;
        this.market = market;
        this.random = new SplittableRandom(household.id().hashCode());
    }

    static Household in(Household household, Market market) {
        return new OutsidePurchases(household, market).changed();
    }

    /** The market without fractions of shares. */
    static Market whole(Market market) {
        Map<SecurityId, Security> securities = new TreeMap<>();
        market.securities()
                .forEach((id, security) -> securities.put(
                        id,
                        new Security(
                                id,
                                security.name(),
                                security.kind(),
                                security.assetClass(),
                                security.sector(),
                                security.identityGroup(),
                                security.spread(),
                                security.averageDailyVolume(),
                                false)));
        return new Market(
                market.asOf(), securities, market.prices(), market.actions(), market.moves(), market.riskModel());
    }

    private static Quantity whole(Quantity quantity) {
        return Quantity.rounded(quantity.decimal().setScale(0, RoundingMode.UP), RoundingMode.UNNECESSARY);
    }

    private static AccountTransaction whole(AccountTransaction transaction) {
        return new AccountTransaction(
                transaction.id(),
                transaction.side(),
                transaction.kind(),
                transaction.security(),
                whole(transaction.quantity()),
                transaction.amount(),
                transaction.date(),
                transaction.lots().stream()
                        .map(sold -> new SoldLot(sold.lot(), whole(sold.quantity()), sold.gain()))
                        .toList());
    }

    private Household changed() {
        List<Account> accounts = new ArrayList<>();
        household.accounts().forEach(account -> accounts.add(withYoungLots(account)));
        accounts.add(outside("OUT-S", Registration.TAXABLE));
        accounts.add(outside("OUT-I", Registration.ROTH_IRA));
        return new Household(household.id(), household.filingStatus(), accounts);
    }

    private LocalDate recent() {
        return market.asOf().minusDays(random.nextInt(WINDOW));
    }

    private Account withYoungLots(Account account) {
        List<TaxLot> lots = new ArrayList<>();
        List<AccountTransaction> transactions = new ArrayList<>();
        account.transactions().forEach(transaction -> transactions.add(whole(transaction)));
        for (TaxLot held : account.lots()) {
            TaxLot lot = new TaxLot(held.id(), held.security(), whole(held.quantity()), held.basis(), held.acquired());
            boolean known = transactions.stream()
                    .anyMatch(t -> t.id().equals(lot.id().value())
                            || t.lots().stream().anyMatch(sold -> sold.lot().equals(lot.id())));
            if (known || random.nextInt(12) != 0) {
                lots.add(lot);
            } else {
                TaxLot young = new TaxLot(lot.id(), lot.security(), lot.quantity(), lot.basis(), recent());
                lots.add(young);
                TransactionKind kind =
                        random.nextBoolean() ? TransactionKind.PURCHASE : TransactionKind.DIVIDEND_REINVESTMENT;
                transactions.add(new AccountTransaction(
                        lot.id().value(),
                        TransactionSide.BUY,
                        kind,
                        lot.security(),
                        lot.quantity(),
                        lot.basis() == null ? Money.ZERO : lot.basis(),
                        young.acquired(),
                        List.of()));
            }
        }
        return with(account, lots, transactions);
    }

    private static Account with(Account account, List<TaxLot> lots, List<AccountTransaction> transactions) {
        return new Account(
                account.id(),
                account.owner(),
                account.registration(),
                account.model(),
                account.cash(),
                account.settings().overlaidBy(WHOLE_SHARES),
                lots,
                account.restrictions(),
                account.cashFlows(),
                transactions,
                account.yearToDate(),
                List.of());
    }

    private Account outside(String id, Registration registration) {
        TreeSet<SecurityId> held = new TreeSet<>();
        household.accounts().forEach(account -> account.lots().forEach(lot -> held.add(lot.security())));
        List<TaxLot> lots = new ArrayList<>();
        List<AccountTransaction> transactions = new ArrayList<>();
        for (SecurityId security : held) {
            Quantity quantity = Quantity.ofShares(1 + random.nextInt(20));
            Money amount = market.worth(security, quantity);
            LocalDate day = recent();
            int what = random.nextInt(10);
            if (what < 3) {
                LotId lot = new LotId("OUT" + lots.size());
                lots.add(new TaxLot(lot, security, quantity, amount, day));
                transactions.add(new AccountTransaction(
                        lot.value(),
                        TransactionSide.BUY,
                        TransactionKind.PURCHASE,
                        security,
                        quantity,
                        amount,
                        day,
                        List.of()));
            } else if (what == 3 && registration.isTaxable()) {
                transactions.add(new AccountTransaction(
                        "SOLD" + transactions.size(),
                        TransactionSide.SELL,
                        TransactionKind.SALE,
                        security,
                        quantity,
                        amount,
                        day,
                        List.of(new SoldLot(new LotId("WAS" + transactions.size()), quantity, Money.of("-10.00")))));
            }
        }
        Account like = household.accounts().get(0);
        return new Account(
                new AccountId(household.id() + "-" + id),
                "Spouse",
                registration,
                like.model(),
                Money.of("5000.00"),
                AccountSettings.DEFAULTS,
                lots,
                List.of(),
                List.of(),
                transactions,
                RealisedYear.NOTHING,
                List.of());
    }
}
