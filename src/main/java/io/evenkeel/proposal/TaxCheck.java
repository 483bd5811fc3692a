package io.evenkeel.proposal;

import io.evenkeel.account.Account;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.book.AccountView;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import io.evenkeel.policy.TaxLimits;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.tax.IdentityGroups;
import io.evenkeel.tax.LedgerRefusedException;
import io.evenkeel.tax.Term;
import io.evenkeel.tax.YearRates;
import io.evenkeel.tax.YearlyBudget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The tax side of the independent check: wash sales, the year's results and tax, budgets; lots are {@link ReliefCheck}'s. */
final class TaxCheck {

    private final AccountView view;
    private final TradingLimits limits;
    private final TradeProposal proposal;
    private final YearRates rates;
    private final List<StandingProposal> standing;
    private final WashCheck wash;
    private final Findings findings;
    private final boolean taxable;

    static void look(
            AccountView view,
            TradingLimits limits,
            TradeProposal proposal,
            YearRates rates,
            IdentityGroups groups,
            List<StandingProposal> standing,
            Findings findings) {
        try {
            WashCheck wash = new WashCheck(view, proposal, groups, standing);
            new TaxCheck(view, limits, proposal, rates, wash, standing, findings).look();
        } catch (LedgerRefusedException e) {
            // Lots that are not there, or not enough of them: no ledger, and nothing more to recompute.
            e.faults().forEach(fault -> findings.demand(false, "%s", fault.message()));
        }
    }

    private TaxCheck(
            AccountView view,
            TradingLimits limits,
            TradeProposal proposal,
            YearRates rates,
            WashCheck wash,
            List<StandingProposal> standing,
            Findings findings) {
        this.view = view;
        this.limits = limits;
        this.proposal = proposal;
        this.rates = rates;
        this.standing = standing;
        this.findings = findings;
        this.wash = wash;
        this.taxable = view.account().registration().isTaxable();
    }

    private void look() {
        findings.demand(
                wash.newlyDisallowed().equals(proposal.tax().disallowed()),
                "the trades wash losses of %s, the report says %s",
                wash.newlyDisallowed(),
                proposal.tax().disallowed());
        if (taxable) {
            new ReliefCheck(view, limits, proposal, rates, wash, findings).look();
            resultsAddUp();
            resultsStayWithinTheBudgets();
        }
    }

    private void resultsAddUp() {
        Money shortTerm = counted(proposal, Term.SHORT);
        Money longTerm = counted(proposal, Term.LONG);
        TaxEffect reported = proposal.tax();
        findings.demand(
                shortTerm.equals(reported.shortTermGain()) && longTerm.equals(reported.longTermGain()),
                "the lots gain %s short-term and %s long-term, the report says %s and %s",
                shortTerm,
                longTerm,
                reported.shortTermGain(),
                reported.longTermGain());
        RealisedYear before = yearBefore();
        RealisedYear after = before.plus(new RealisedYear(shortTerm, longTerm, Money.ZERO, Money.ZERO));
        Money added = taxOf(after).minus(taxOf(before));
        findings.demand(
                added.equals(reported.estimatedTax()),
                "the trades add tax of %s, the report says %s",
                added,
                reported.estimatedTax());
    }

    private static Money counted(TradeProposal proposal, Term term) {
        return proposal.trades().stream()
                .flatMap(trade -> trade.lots().stream())
                .filter(sale -> sale.term() == term)
                .map(sale -> sale.gain().plus(sale.disallowed()))
                .reduce(Money.ZERO, Money::plus);
    }

    private RealisedYear yearBefore() {
        RealisedYear year = RealisedYear.NOTHING;
        for (Account account : view.household().accounts()) {
            year = account.registration().isTaxable() ? year.plus(account.yearToDate()) : year;
        }
        for (StandingProposal other : standing) {
            if (other.account().registration().isTaxable()) {
                year = year.plus(new RealisedYear(
                        counted(other.proposal(), Term.SHORT),
                        counted(other.proposal(), Term.LONG),
                        Money.ZERO,
                        Money.ZERO));
            }
        }
        return year;
    }

    /** Tax of a year with these results, carried losses taken off (IRC 1222, 1211(b)); in one formula. */
    private Money taxOf(Money shortNet, Money longNet) {
        Money total = shortNet.plus(longNet);
        if (total.isNegative()) {
            Money deducted = total.negated().min(rates.lossLimit());
            return rounded(product(deducted, rates.ordinary())).negated();
        }
        Money taxedShort = shortNet.max(Money.ZERO).min(total);
        Money taxedLong = longNet.max(Money.ZERO).min(total);
        return rounded(product(taxedShort, rates.shortTerm()).add(product(taxedLong, rates.longTerm())));
    }

    private static BigDecimal product(Money amount, Rate rate) {
        return amount.decimal().multiply(rate.decimal());
    }

    private static Money rounded(BigDecimal amount) {
        return Money.rounded(amount, RoundingMode.HALF_UP);
    }

    /** What trades may add is what the year's budget leaves; trades that only save are always within it. */
    private void resultsStayWithinTheBudgets() {
        Money gains = counted(proposal, Term.SHORT).plus(counted(proposal, Term.LONG));
        RealisedYear own = view.account().yearToDate();
        RealisedYear unit = yearBefore();
        TaxLimits tax = limits.tax();
        within("gains", gains, tax.gainBudget(), own.shortTermGain().plus(own.longTermGain()));
        within("gains", gains, tax.householdGainBudget(), unit.shortTermGain().plus(unit.longTermGain()));
        Money added = proposal.tax().estimatedTax();
        within("tax", added, tax.taxBudget(), taxOf(own));
        within("tax", added, tax.householdTaxBudget(), taxOf(unit));
    }

    private Money taxOf(RealisedYear year) {
        return taxOf(
                year.shortTermGain().minus(year.carryShort()),
                year.longTermGain().minus(year.carryLong()));
    }

    private void within(String what, Money added, Optional<YearlyBudget> budget, Money used) {
        if (budget.isPresent()) {
            LocalDate today = proposal.asOf();
            Money open = budget.get().limit();
            if (budget.get().proRata()) {
                open = rounded(open.decimal()
                        .multiply(BigDecimal.valueOf(today.getDayOfYear()))
                        .divide(BigDecimal.valueOf(today.lengthOfYear()), 10, RoundingMode.HALF_UP));
            }
            Money left = open.minus(used).max(Money.ZERO);
            findings.demand(
                    added.compareTo(left) <= 0, "%s of %s exceed the budget, which leaves %s", what, added, left);
        }
    }
}
