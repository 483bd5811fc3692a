package io.evenkeel.book;

import io.evenkeel.account.Account;
import io.evenkeel.account.CashFlow;
import io.evenkeel.account.CashFlowType;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * Cash that is in accounts, but not for their model: the model's weights are parts of what is left without it. Otherwise a
 * payment would be raised from holdings that are to be bought back once it has left, and a reserve would keep every holding
 * below its target for good.
 *
 * @param payments due within the next ten calendar days
 * @param reserve what was agreed on as the accounts' own reserves; the model's cash comes beside it
 */
public record SetAside(Money payments, Money reserve) {

    /** Payments due within these many calendar days are raised now; settlement takes up to three days of them. */
    private static final int PAYMENT_HORIZON_DAYS = 10;

    /** Parts of the value below which it changes no weight that is shown. */
    private static final Weight HARDLY_ANYTHING = Weight.of("0.001");

    static SetAside of(List<Account> accounts, LocalDate asOf) {
        Money payments = Money.ZERO;
        Money reserve = Money.ZERO;
        for (Account account : accounts) {
            Money agreed = account.settings().cashReserve();
            payments = payments.plus(paymentsOf(account, asOf));
            reserve = agreed == null ? reserve : reserve.plus(agreed);
        }
        return new SetAside(payments, reserve);
    }

    private static Money paymentsOf(Account account, LocalDate asOf) {
        LocalDate horizon = asOf.plusDays(PAYMENT_HORIZON_DAYS);
        return account.cashFlows().stream()
                .filter(flow ->
                        flow.type() == CashFlowType.WITHDRAWAL && !flow.due().isAfter(horizon))
                .map(CashFlow::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    public Money total() {
        return payments.plus(reserve);
    }

    /** Whether weights that people read differ by it. */
    public boolean isWorthSaying(Money investable) {
        return total().compareTo(investable.times(HARDLY_ANYTHING, RoundingMode.HALF_UP)) > 0;
    }

    /** Such as "$46,286.78 for payments that are due and $4,000.00 as a reserve". */
    public String sentence() {
        String due = payments.dollars() + " for payments that are due";
        String kept = reserve.dollars() + " as a reserve";
        if (!reserve.isPositive()) {
            return due;
        }
        return payments.isPositive() ? due + " and " + kept : kept;
    }
}
