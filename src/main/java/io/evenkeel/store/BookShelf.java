package io.evenkeel.store;

import io.evenkeel.market.Market;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import java.util.List;
import java.util.Map;

/** What all households of a book share. */
public record BookShelf(
        String bookId,
        String sha256,
        Market market,
        Map<ModelId, ModelPortfolio> models,
        List<Substitute> substitutes) {}
