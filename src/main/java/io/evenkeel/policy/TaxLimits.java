package io.evenkeel.policy;

import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import io.evenkeel.tax.HarvestThresholds;
import io.evenkeel.tax.TaxTable;
import io.evenkeel.tax.YearRates;
import io.evenkeel.tax.YearlyBudget;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the policy rules conclude on taxes: rates, budgets, and which losses and gains wait for which day. */
public final class TaxLimits {

    private final List<Concluded<Limit>> conclusions;

    TaxLimits(List<Concluded<Limit>> conclusions) {
        this.conclusions = List.copyOf(conclusions);
    }

    private <L extends Limit> Stream<L> of(Class<L> kind) {
        return conclusions.stream()
                .map(Concluded::conclusion)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /**
     * The account's own rates where the rules give them; otherwise those of the table at the income that the rules
     * assume, the surcharge included.
     */
    public YearRates yearRates(TaxTable table) {
        YearRates firm = table.marginal(
                of(Limit.TaxableIncome.class).map(Limit.TaxableIncome::amount).reduce(Money.ZERO, Money::max));
        Optional<Rate> own =
                of(Limit.ShortTermRate.class).map(Limit.ShortTermRate::rate).reduce(Rate::max);
        Rate longTerm = of(Limit.LongTermRate.class)
                .map(Limit.LongTermRate::rate)
                .reduce(Rate::max)
                .orElse(firm.longTerm());
        Rate ordinary = own.orElse(firm.ordinary());
        Rate carried = of(Limit.CarriedLossValue.class)
                .map(Limit.CarriedLossValue::rate)
                .reduce(Rate.ZERO, Rate::max);
        // A loss that waits for a later year is worth no more there than it would be here.
        return new YearRates(
                own.orElse(firm.shortTerm()),
                longTerm,
                ordinary,
                carried.min(longTerm).min(ordinary),
                table.lossLimit());
    }

    public Optional<YearlyBudget> gainBudget() {
        return of(Limit.GainBudget.class)
                .map(limit -> new YearlyBudget(limit.amount(), limit.proRata()))
                .reduce(TaxLimits::tighter);
    }

    public Optional<YearlyBudget> householdGainBudget() {
        return of(Limit.HouseholdGainBudget.class)
                .map(limit -> new YearlyBudget(limit.amount(), limit.proRata()))
                .reduce(TaxLimits::tighter);
    }

    public Optional<YearlyBudget> taxBudget() {
        return of(Limit.TaxBudget.class)
                .map(limit -> new YearlyBudget(limit.amount(), limit.proRata()))
                .reduce(TaxLimits::tighter);
    }

    public Optional<YearlyBudget> householdTaxBudget() {
        return of(Limit.HouseholdTaxBudget.class)
                .map(limit -> new YearlyBudget(limit.amount(), limit.proRata()))
                .reduce(TaxLimits::tighter);
    }

    private static YearlyBudget tighter(YearlyBudget a, YearlyBudget b) {
        int order = a.limit().compareTo(b.limit());
        return order < 0 || (order == 0 && a.proRata()) ? a : b;
    }

    /** Empty where losses are not looked for. Where several rules speak, the highest of each number counts. */
    public Optional<HarvestThresholds> harvestThresholds() {
        LocalDate until = preserveLossesUntil().orElse(null);
        return of(Limit.HarvestThreshold.class)
                .map(limit -> new HarvestThresholds(
                        limit.loss(),
                        limit.lossOfBasis(),
                        limit.benefitOverCost(),
                        limit.urgentLoss(),
                        limit.daysToYearEnd(),
                        limit.daysToLongTerm(),
                        until))
                .reduce(TaxLimits::stricter);
    }

    private static HarvestThresholds stricter(HarvestThresholds a, HarvestThresholds b) {
        return new HarvestThresholds(
                a.loss().max(b.loss()),
                a.lossOfBasis().max(b.lossOfBasis()),
                a.benefitOverCost().max(b.benefitOverCost()),
                a.urgentLoss().max(b.urgentLoss()),
                Math.min(a.daysToYearEnd(), b.daysToYearEnd()),
                Math.min(a.daysToLongTerm(), b.daysToLongTerm()),
                a.preserveUntil());
    }

    /** Before this day no loss is taken. */
    public Optional<LocalDate> preserveLossesUntil() {
        return of(Limit.PreserveLosses.class).map(Limit.PreserveLosses::until).max(Comparator.naturalOrder());
    }

    public Money demandedLoss() {
        return of(Limit.DemandedLoss.class).map(Limit.DemandedLoss::amount).reduce(Money.ZERO, Money::max);
    }

    /** Empty where nothing is waited for. */
    public Optional<Limit.WaitForLongTerm> waitForLongTerm() {
        return of(Limit.WaitForLongTerm.class)
                .max(Comparator.comparing(Limit.WaitForLongTerm::days)
                        .thenComparing(Limit.WaitForLongTerm::saving, Comparator.reverseOrder()));
    }
}
