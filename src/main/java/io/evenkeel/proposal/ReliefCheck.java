package io.evenkeel.proposal;

import io.evenkeel.account.LotId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.tax.HoldingPeriod;
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

/** Lot by lot: gain, term, tax, what of a loss counts, and whether lots go in the order that the account demands. */
final class ReliefCheck {

    private static final Money A_CENT = new Money(1);

    private final AccountView view;
    private final TradingLimits limits;
    private final TradeProposal proposal;
    private final YearRates rates;
    private final WashCheck wash;
    private final Findings findings;
    private final Map<LotId, LotSale> sold = new TreeMap<>();

    ReliefCheck(
            AccountView view,
            TradingLimits limits,
            TradeProposal proposal,
            YearRates rates,
            WashCheck wash,
            Findings findings) {
        this.view = view;
        this.limits = limits;
        this.proposal = proposal;
        this.rates = rates;
        this.wash = wash;
        this.findings = findings;
        proposal.trades().forEach(trade -> trade.lots().forEach(sale -> sold.put(sale.lot(), sale)));
    }

    void look() {
        sold.values().forEach(this::lot);
        lotsAreRelievedInOrder();
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
        Money proceeds = view.market().worth(lot.security(), sale.quantity());
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
        Weight atMost = limits.washedInPart().getOrDefault(lot.id(), Weight.ONE);
        Money washed = wash.disallowed(sale);
        findings.demand(
                washed.isZero() || washed.compareTo(sale.gain().negated().times(atMost, RoundingMode.UP)) <= 0,
                "lot %s is sold at a loss of %s of which %s would be washed, more than %s",
                lot.id(),
                sale.gain().negated(),
                washed,
                atMost.percent());
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
                Comparator.comparing(ReliefCheck::costOfAShare).reversed().thenComparing(oldestFirst);
            case FIFO, AVERAGE_COST, LEAST_TAX -> oldestFirst;
        };
    }

    private static BigDecimal costOfAShare(TaxLot lot) {
        Money basis = lot.basis() == null ? Money.ZERO : lot.basis();
        return basis.decimal().divide(lot.quantity().decimal(), 16, RoundingMode.HALF_UP);
    }
}
