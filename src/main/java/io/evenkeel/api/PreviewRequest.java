package io.evenkeel.api;

import io.evenkeel.account.Household;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * One household beside the market it is to be evaluated on, as the core reads them.
 *
 * @param models without the targets that nobody can buy: ones whose security the request does not list
 * @param unlisted those targets, by model; their weight is left in cash
 */
record PreviewRequest(
        Household household,
        Market market,
        Map<ModelId, ModelPortfolio> models,
        List<Substitute> substitutes,
        Map<ModelId, SortedSet<SecurityId>> unlisted) {}
