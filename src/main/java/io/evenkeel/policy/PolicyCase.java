package io.evenkeel.policy;

import java.util.List;

/** Everything that the data rules and the policy rules read about one account. */
public record PolicyCase(
        AccountFacts account,
        List<HoldingFacts> holdings,
        List<RestrictionFacts> restrictions,
        List<CorporateActionFacts> corporateActions,
        List<PriceMoveFacts> priceMoves,
        List<LossSoldFacts> lossesSold,
        List<WashedLossFacts> washedLosses) {}
