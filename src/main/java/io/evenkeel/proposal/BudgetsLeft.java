package io.evenkeel.proposal;

import io.evenkeel.account.RealisedYear;
import io.evenkeel.book.AccountView;
import io.evenkeel.money.Money;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.tax.BudgetedRequest;
import io.evenkeel.tax.Netting;
import io.evenkeel.tax.YearlyBudget;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the year's budgets still leave for today's trades. What is used is what was recognised: a washed loss restores
 * nothing.
 *
 * @param gainsOfAccount net gains that the account may still realise; none where it has no such budget
 * @param gainsOfHousehold the same for the tax unit, what this run proposes for its other accounts counted as used
 * @param taxOfAccount tax that may still come up
 * @param taxOfHousehold the same for the tax unit
 */
public record BudgetsLeft(
        Optional<Money> gainsOfAccount,
        Optional<Money> gainsOfHousehold,
        Optional<Money> taxOfAccount,
        Optional<Money> taxOfHousehold) {

    /** No budget concerns an account that pays no tax. */
    public static final BudgetsLeft NONE =
            new BudgetsLeft(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static BudgetsLeft of(AccountView view, TradingLimits limits, TaxStanding standing) {
        if (!view.account().registration().isTaxable()) {
            return NONE;
        }
        LocalDate today = view.market().asOf();
        RealisedYear own = view.account().yearToDate();
        Money ownTax = Netting.tax(own, standing.rates().thisYearOnly());
        Money unitTax = Netting.tax(standing.year(), standing.rates().thisYearOnly());
        return new BudgetsLeft(
                left(limits.tax().gainBudget(), today, gains(own)),
                left(limits.tax().householdGainBudget(), today, gains(standing.year())),
                left(limits.tax().taxBudget(), today, ownTax),
                left(limits.tax().householdTaxBudget(), today, unitTax));
    }

    private static Optional<Money> left(Optional<YearlyBudget> budget, LocalDate today, Money used) {
        return budget.map(limit -> limit.left(today, used));
    }

    private static Money gains(RealisedYear year) {
        return year.shortTermGain().plus(year.longTermGain());
    }

    /** The tighter of the two. */
    public Optional<Money> gains() {
        return Stream.of(gainsOfAccount, gainsOfHousehold)
                .flatMap(Optional::stream)
                .reduce(Money::min);
    }

    /** The tighter of the two. */
    public Optional<Money> tax() {
        return Stream.of(taxOfAccount, taxOfHousehold).flatMap(Optional::stream).reduce(Money::min);
    }

    public boolean isUnlimited() {
        return gains().isEmpty() && tax().isEmpty();
    }

    /** What of this net gain the budgets grant. */
    public BudgetedRequest meetGains(Money wanted) {
        Money most = wanted.max(Money.ZERO);
        return YearlyBudget.meet(wanted, gainsOfAccount.orElse(most), gainsOfHousehold.orElse(most));
    }

    /** What of this tax the budgets grant. */
    public BudgetedRequest meetTax(Money wanted) {
        Money most = wanted.max(Money.ZERO);
        return YearlyBudget.meet(wanted, taxOfAccount.orElse(most), taxOfHousehold.orElse(most));
    }
}
