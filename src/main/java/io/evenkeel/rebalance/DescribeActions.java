package io.evenkeel.rebalance;

import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.PriceMove;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.CorporateActionFacts;
import io.evenkeel.policy.PriceMoveFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Says of the corporate actions of what an account holds whether position, price and date agree on them: an action that is
 * announced, booked and seen in the price on its day is what it says; anything less is not known.
 */
final class DescribeActions {

    private static final int HORIZON_DAYS = 30;

    private DescribeActions() {}

    static List<CorporateActionFacts> actions(AccountView view) {
        LocalDate asOf = view.market().asOf();
        return view.market().actions().stream()
                .filter(action -> isConcerned(view, action))
                .filter(action -> !action.effective().isBefore(asOf.minusDays(HORIZON_DAYS)))
                .filter(action -> !action.effective().isAfter(asOf))
                .map(action -> describe(view, action, asOf))
                .toList();
    }

    private static boolean isConcerned(AccountView view, CorporateAction action) {
        SecurityId received = action.received();
        return view.positions().containsKey(action.security())
                || (received != null && view.positions().containsKey(received));
    }

    private static CorporateActionFacts describe(AccountView view, CorporateAction action, LocalDate asOf) {
        Weight expected = expectedChange(action);
        Optional<PriceMove> seen =
                moveOf(view, action).filter(move -> move.date().equals(action.effective()));
        return new CorporateActionFacts(
                action.id(),
                action.kind(),
                action.security(),
                action.effective(),
                Math.toIntExact(ChronoUnit.DAYS.between(action.effective(), asOf)),
                isBooked(view, action),
                expected,
                seen.map(PriceMove::change).orElse(null),
                gap(expected, seen),
                otherDay(view, action));
    }

    private static Optional<PriceMove> moveOf(AccountView view, CorporateAction action) {
        return view.market().moves().stream()
                .filter(move ->
                        move.security().equals(action.security()) && move.date().equals(action.effective()))
                .findFirst();
    }

    /** What the terms alone do to the price of a share; none where they do not say. */
    private static @Nullable Weight expectedChange(CorporateAction action) {
        return switch (action.kind()) {
            case SPLIT, REVERSE_SPLIT ->
                Weight.rounded(
                        action.oldShares()
                                .decimal()
                                .divide(action.newShares().decimal(), 10, RoundingMode.HALF_UP)
                                .subtract(BigDecimal.ONE),
                        RoundingMode.HALF_UP);
            case SPIN_OFF, STOCK_DISTRIBUTION -> {
                Weight moved = action.basisToReceived();
                yield moved == null ? null : moved.negated();
            }
            case STOCK_MERGER, CASH_MERGER, RETURN_OF_CAPITAL, SPECIAL_DIVIDEND, SYMBOL_CHANGE -> null;
        };
    }

    /** How far the price is from what the terms would have made of it, as a part of that; zero where nobody knows. */
    private static Weight gap(@Nullable Weight expected, Optional<PriceMove> seen) {
        if (expected == null || seen.isEmpty()) {
            return Weight.ZERO;
        }
        BigDecimal fromTerms = BigDecimal.ONE.add(expected.decimal());
        BigDecimal fromPrice = BigDecimal.ONE.add(seen.get().change().decimal());
        return Weight.rounded(
                        fromPrice.divide(fromTerms, 10, RoundingMode.HALF_UP).subtract(BigDecimal.ONE),
                        RoundingMode.HALF_UP)
                .abs();
    }

    /** Another day of the last weeks on which the price stood out: maybe the action was then. */
    private static @Nullable LocalDate otherDay(AccountView view, CorporateAction action) {
        return view.market().moves().stream()
                .filter(move -> move.security().equals(action.security()))
                .filter(move -> !move.date().equals(action.effective()))
                .filter(move -> Math.abs(ChronoUnit.DAYS.between(move.date(), action.effective())) <= HORIZON_DAYS)
                .map(PriceMove::date)
                .filter(day -> view.market().actions().stream()
                        .noneMatch(other -> other.security().equals(action.security())
                                && other.effective().equals(day)))
                .findFirst()
                .orElse(null);
    }

    /**
     * An action counts as booked once the account shows a receipt of the security, or of what it received, on or after
     * the effective day; and where nothing it holds was bought before that day there is nothing to book.
     */
    private static boolean isBooked(AccountView view, CorporateAction action) {
        boolean receipt =
                view.account().transactions().stream().anyMatch(transaction -> isReceiptOf(transaction, action));
        Position position = view.positions().get(action.security());
        return receipt
                || position == null
                || position.lots().stream().noneMatch(lot -> lot.acquired().isBefore(action.effective()));
    }

    private static boolean isReceiptOf(AccountTransaction transaction, CorporateAction action) {
        return transaction.side() == TransactionSide.RECEIVE
                && !transaction.date().isBefore(action.effective())
                && (transaction.security().equals(action.security())
                        || transaction.security().equals(action.received()));
    }

    static List<PriceMoveFacts> priceMoves(AccountView view, SortedSet<SecurityId> concerned) {
        LocalDate asOf = view.market().asOf();
        return view.market().moves().stream()
                .filter(move -> concerned.contains(move.security()))
                .map(move -> new PriceMoveFacts(
                        move.security(),
                        move.date(),
                        Math.toIntExact(ChronoUnit.DAYS.between(move.date(), asOf)),
                        move.change(),
                        move.change().abs(),
                        isExplained(view, move)))
                .toList();
    }

    private static boolean isExplained(AccountView view, PriceMove move) {
        return view.market().actions().stream()
                .anyMatch(action -> action.security().equals(move.security())
                        && action.effective().equals(move.date()));
    }
}
