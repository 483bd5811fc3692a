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
 * below its target for good. Where the model holds cash itself, payments and reserve come out of that first.
 *
 * @param payments due within the next ten calendar days
 * @param reserve what was agreed on as the accounts' own reserves
 * @param total what of both is more than the model holds in cash
 */
public record SetAside(Money payments, Money reserve, Money total) {

    /** Payments due within these many calendar days are raised now; settlement takes up to three days of them. */
    private static final int PAYMENT_HORIZON_DAYS = 10;

    /** Parts of the value below which it changes no weight that is shown. */
    private static final Weight HARDLY_ANYTHING = Weight.of("0.001");

    /** Part of the value: were less left, holdings would be beyond any number of parts of it, and it counts as nothing. */
    private static final Weight CENTS = Weight.of("0.000001");

    static SetAside of(List<Account> accounts, Money value, Weight targetCash, LocalDate asOf) {
        Money payments = Money.ZERO;
        Money reserve = Money.ZERO;
        for (Account account : accounts) {
            Money agreed = account.settings().cashReserve();
            payments = payments.plus(paymentsOf(account, asOf));
            reserve = agreed == null ? reserve : reserve.plus(agreed);
        }
        return new SetAside(payments, reserve, beyondTheModels(payments.plus(reserve), value, targetCash));
    }

    /** So that it and the model's cash in what is left come to what is needed. */
    private static Money beyondTheModels(Money needed, Money value, Weight targetCash) {
        Weight invested = Weight.ONE.minus(targetCash);
        Money missing = needed.minus(value.times(targetCash, RoundingMode.HALF_UP));
        if (!missing.isPositive() || !invested.isPositive()) {
            return Money.ZERO;
        }
        Money aside = Money.rounded(
                missing.decimal().divide(invested.decimal(), 2, RoundingMode.HALF_UP), RoundingMode.HALF_UP);
        return left(value, aside).isPositive() ? aside : aside.max(value);
    }

    /** What is left of a value; nothing where it is next to nothing. */
    static Money left(Money value, Money aside) {
        Money left = value.minus(aside);
        return left.compareTo(value.times(CENTS, RoundingMode.HALF_UP)) < 0 ? Money.ZERO : left.max(Money.ZERO);
    }

    private static Money paymentsOf(Account account, LocalDate asOf) {
        LocalDate horizon = asOf.plusDays(PAYMENT_HORIZON_DAYS);
        return account.cashFlows().stream()
                .filter(flow ->
                        flow.type() == CashFlowType.WITHDRAWAL && !flow.due().isAfter(horizon))
                .map(CashFlow::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Whether weights that people read differ by it. */
    public boolean isWorthSaying(Money investable) {
        return total().compareTo(investable.times(HARDLY_ANYTHING, RoundingMode.HALF_UP)) > 0;
    }

    /** Such as "$38,806.09 beyond the model's cash, of $46,286.78 for payments that are due and $4,000.00 as a reserve". */
    public String sentence() {
        String due = payments.isPositive() ? payments.dollars() + " for payments that are due" : "";
        String kept = reserve.isPositive() ? reserve.dollars() + " as a reserve" : "";
        String both = due + (due.isEmpty() || kept.isEmpty() ? "" : " and ") + kept;
        return total.equals(payments.plus(reserve)) ? both : total.dollars() + " beyond the model's cash, of " + both;
    }
}
