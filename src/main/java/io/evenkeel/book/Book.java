package io.evenkeel.book;

import io.evenkeel.account.Household;
import io.evenkeel.market.Market;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import java.util.List;
import java.util.Map;

/**
 * A firm's book as read: every reference in it has been resolved, but nothing yet says that it makes sense.
 *
 * @param sha256 of the content, whatever the order of rows in its files
 * @param households sorted by id; accounts, lots and everything below them sorted too
 * @param name what people call it; empty where it says none
 */
public record Book(
        String sha256,
        Market market,
        Map<ModelId, ModelPortfolio> models,
        List<Substitute> substitutes,
        List<Household> households,
        String name) {

    public Book(
            String sha256,
            Market market,
            Map<ModelId, ModelPortfolio> models,
            List<Substitute> substitutes,
            List<Household> households) {
        this(sha256, market, models, substitutes, households, "");
    }
}
