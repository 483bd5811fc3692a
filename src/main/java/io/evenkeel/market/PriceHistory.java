package io.evenkeel.market;

import io.evenkeel.money.Price;
import io.evenkeel.money.Weight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Daily closes of the past, not adjusted for dividends.
 *
 * @param closes per security, oldest first, one a day
 */
public record PriceHistory(SortedMap<SecurityId, List<QuotedPrice>> closes) {

    private static final int CHANGE_DIGITS = 12;

    public PriceHistory {
        SortedMap<SecurityId, List<QuotedPrice>> copies = new TreeMap<>();
        closes.forEach((security, quotes) -> copies.put(security, List.copyOf(quotes)));
        closes = Collections.unmodifiableSortedMap(copies);
    }

    /** Close-to-close moves on or after {@code since} that are larger than {@code limit}, by security, then date. */
    public List<PriceMove> movesBeyond(Weight limit, LocalDate since) {
        List<PriceMove> moves = new ArrayList<>();
        closes.forEach((security, quotes) -> {
            for (int i = 1; i < quotes.size(); i++) {
                if (!quotes.get(i).date().isBefore(since)) {
                    PriceMove move = move(security, quotes.get(i - 1).price(), quotes.get(i));
                    if (move.change().abs().compareTo(limit) > 0) {
                        moves.add(move);
                    }
                }
            }
        });
        return List.copyOf(moves);
    }

    /** The move to the close of this day; none where the history has no close of it, or none before it. */
    public Optional<PriceMove> moveOn(SecurityId security, LocalDate day) {
        List<QuotedPrice> quotes = closes.getOrDefault(security, List.of());
        for (int i = 1; i < quotes.size(); i++) {
            if (quotes.get(i).date().equals(day)) {
                return Optional.of(move(security, quotes.get(i - 1).price(), quotes.get(i)));
            }
        }
        return Optional.empty();
    }

    private static PriceMove move(SecurityId security, Price before, QuotedPrice quote) {
        BigDecimal change = quote.price()
                .decimal()
                .divide(before.decimal(), CHANGE_DIGITS, RoundingMode.HALF_UP)
                .subtract(BigDecimal.ONE);
        return new PriceMove(
                security, quote.date(), before, quote.price(), Weight.rounded(change, RoundingMode.HALF_UP));
    }
}
