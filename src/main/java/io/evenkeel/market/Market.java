package io.evenkeel.market;

import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that all households of a book share on the market's side, as of one day.
 *
 * @param securities by id
 * @param prices latest quote at or before {@code asOf}
 * @param actions corporate actions known to the book, by id
 * @param moves last close-to-close moves that stand out, and those on the days of corporate actions; see {@link
 *     PriceMove}
 */
public record Market(
        LocalDate asOf,
        Map<SecurityId, Security> securities,
        Map<SecurityId, QuotedPrice> prices,
        List<CorporateAction> actions,
        List<PriceMove> moves,
        Optional<RiskModel> riskModel) {

    public Security security(SecurityId id) {
        Security security = securities.get(id);
        if (security == null) {
            throw new IllegalArgumentException("The security (%s) is not in the book.".formatted(id));
        }
        return security;
    }

    public QuotedPrice quote(SecurityId id) {
        QuotedPrice quote = prices.get(id);
        if (quote == null) {
            throw new IllegalArgumentException("The security (%s) has no price in the book.".formatted(id));
        }
        return quote;
    }

    /** What so many shares of the security are worth at its price, to the nearest cent. */
    public Money worth(SecurityId id, Quantity quantity) {
        return quote(id).worth(quantity);
    }
}
