package io.evenkeel.proposal;

import io.evenkeel.account.Account;
import io.evenkeel.account.LotId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.tax.HoldingPeriod;
import io.evenkeel.tax.IdentityGroups;
import io.evenkeel.tax.LedgerRefusedException;
import io.evenkeel.tax.Term;
import io.evenkeel.tax.YearRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The tax side of the independent check: gains, terms, wash sales, order of relief, budgets and the year's tax. */
final class TaxCheck {

    private static final Money A_CENT = new Money(1);

    private final AccountView view;
    private final TradingLimits limits;
    private final TradeProposal proposal;
    private final YearRates rates;
    private final List<StandingProposal> standing;
    private final WashCheck wash;
    private final Findings findings;
    private final Map<LotId, LotSale> sold = new TreeMap<>();
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
        proposal.trades().forEach(trade -> trade.lots().forEach(sale -> sold.put(sale.lot(), sale)));
    }

    private void look() {
        findings.demand(
                wash.newlyDisallowed().equals(proposal.tax().disallowed()),
                "the trades wash losses of %s, the report says %s",
                wash.newlyDisallowed(),
                proposal.tax().disallowed());
        if (taxable) {
            sold.values().forEach(this::lot);
            lotsAreRelievedInOrder();
            resultsAddUp();
            gainsStayWithinTheBudget();
        }
    }

    private void lot(LotSale sale) {
        TaxLot lot = view.account().lots().stream()
                .filter(candidate -> candidate.id().equals(sale.lot()))
                .findFirst()
                .orElse(null);
        if (lot == null || lot.basis() == null) {
            findings.demand(false, "lot %s has no basis", sale.lot());
            return;
        }
        Money proceeds = sale.quantity().at(view.market().quote(lot.security()).price(), RoundingMode.HALF_UP);
        Money expected = gainOf(lot, sale.quantity(), proceeds);
        // The parts of a divided amount are rounded so that they add up: each may be a cent off.
        findings.demand(
                sale.gain().minus(expected).abs().compareTo(A_CENT) <= 0,
                "lot %s gains %s, not %s",
                lot.id(),
                sale.gain(),
                expected);
        Term term = termOf(lot, proceeds.minus(basisOf(lot, sale.quantity())));
        findings.demand(sale.term() == term, "lot %s is %s, not %s", lot.id(), term, sale.term());
        Money disallowed = wash.disallowed(sale);
        findings.demand(
                disallowed.equals(sale.disallowed()),
                "of lot %s a loss of %s is washed, not %s",
                lot.id(),
                disallowed,
                sale.disallowed());
        Money tax = sale.gain().plus(sale.disallowed()).times(rates.on(term), RoundingMode.HALF_UP);
        findings.demand(sale.tax().equals(tax), "lot %s is taxed %s, not %s", lot.id(), tax, sale.tax());
        lossMayBeTaken(lot, sale);
    }

    /** A gift that had fallen in value has two bases: between them there is neither gain nor loss (IRC 1015(a)). */
    private Money gainOf(TaxLot lot, Quantity quantity, Money proceeds) {
        Money gain = proceeds.minus(basisOf(lot, quantity));
        if (!gain.isNegative() || !hasFallen(lot)) {
            return gain;
        }
        Money value = Objects.requireNonNull(lot.gift()).value();
        return proceeds.minus(value.portion(quantity, lot.quantity(), RoundingMode.HALF_UP))
                .min(Money.ZERO);
    }

    private static boolean hasFallen(TaxLot lot) {
        return lot.gift() != null && lot.basis() != null && lot.gift().value().compareTo(lot.basis()) < 0;
    }

    private Term termOf(TaxLot lot, Money gainOnBasis) {
        boolean fromTheGift = gainOnBasis.isNegative() && hasFallen(lot);
        LocalDate from = fromTheGift ? Objects.requireNonNull(lot.gift()).given() : lot.acquired();
        return lot.inherited() ? Term.LONG : HoldingPeriod.termOf(from, proposal.asOf());
    }

    private Money basisOf(TaxLot lot, Quantity quantity) {
        List<TaxLot> together = isAveraged(lot) ? averagedWith(lot) : List.of(lot);
        Money basis = Money.ZERO;
        Quantity shares = Quantity.ZERO;
        for (TaxLot part : together) {
            basis = basis.plus(part.basis() == null ? Money.ZERO : part.basis());
            shares = shares.plus(part.quantity());
        }
        return basis.portion(quantity, shares, RoundingMode.HALF_UP);
    }

    private boolean isAveraged(TaxLot lot) {
        return view.account().settings().lotMethod() == LotMethod.AVERAGE_COST
                && view.market().security(lot.security()).kind() == SecurityKind.MUTUAL_FUND
                && !hasFallen(lot);
    }

    private List<TaxLot> averagedWith(TaxLot lot) {
        return lotsOf(lot.security()).stream().filter(this::isAveraged).toList();
    }

    private List<TaxLot> lotsOf(SecurityId security) {
        return view.account().lots().stream()
                .filter(lot -> lot.security().equals(security))
                .toList();
    }

    private void lossMayBeTaken(TaxLot lot, LotSale sale) {
        Limit.NoLossSale limit = limits.noLossSale().get(lot.id());
        boolean freed = limit != null
                && !limit.unlessSold().isEmpty()
                && limit.unlessSold().stream().allMatch(this::isSoldWhole);
        findings.demand(
                !sale.gain().isNegative() || limit == null || freed,
                "lot %s is sold at a loss that would be washed",
                lot.id());
    }

    private boolean isSoldWhole(LotId id) {
        LotSale sale = sold.get(id);
        return sale != null
                && view.account().lots().stream()
                        .anyMatch(lot -> lot.id().equals(id) && lot.quantity().equals(sale.quantity()));
    }

    /** Where the account demands an order, every lot that comes before a sold one is sold whole. */
    private void lotsAreRelievedInOrder() {
        LotMethod method = view.account().settings().lotMethod();
        if (method == null || method == LotMethod.LEAST_TAX) {
            return;
        }
        for (Trade trade : proposal.trades()) {
            boolean earlierIsLeft = false;
            for (TaxLot lot :
                    lotsOf(trade.security()).stream().sorted(orderOf(method)).toList()) {
                findings.demand(
                        !earlierIsLeft || !sold.containsKey(lot.id()),
                        "lot %s is sold before its turn, which %s gives to another",
                        lot.id(),
                        method);
                earlierIsLeft = earlierIsLeft || !isSoldWhole(lot.id());
            }
        }
    }

    private static Comparator<TaxLot> orderOf(LotMethod method) {
        Comparator<TaxLot> oldestFirst = Comparator.comparing(TaxLot::acquired).thenComparing(TaxLot::id);
        return switch (method) {
            case LIFO -> Comparator.comparing(TaxLot::acquired).reversed().thenComparing(TaxLot::id);
            case HIGHEST_COST ->
                Comparator.comparing(TaxCheck::costOfAShare).reversed().thenComparing(oldestFirst);
            case FIFO, AVERAGE_COST, LEAST_TAX -> oldestFirst;
        };
    }

    private static BigDecimal costOfAShare(TaxLot lot) {
        Money basis = lot.basis() == null ? Money.ZERO : lot.basis();
        return basis.decimal().divide(lot.quantity().decimal(), 16, RoundingMode.HALF_UP);
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
        Money shortBefore = before.shortTermGain().minus(before.carryShort());
        Money longBefore = before.longTermGain().minus(before.carryLong());
        Money added =
                taxOf(shortBefore.plus(shortTerm), longBefore.plus(longTerm)).minus(taxOf(shortBefore, longBefore));
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

    private void gainsStayWithinTheBudget() {
        Money gains = counted(proposal, Term.SHORT).plus(counted(proposal, Term.LONG));
        limits.gainBudget()
                .ifPresent(budget -> findings.demand(
                        gains.compareTo(budget.max(Money.ZERO)) <= 0,
                        "gains of %s exceed the budget of %s",
                        gains,
                        budget));
    }
}
