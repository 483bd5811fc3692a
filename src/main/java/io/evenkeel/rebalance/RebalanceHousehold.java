package io.evenkeel.rebalance;

import io.evenkeel.account.Household;
import io.evenkeel.market.Market;
import io.evenkeel.policy.DataRules;
import io.evenkeel.policy.PolicyRules;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.review.ReviewRules;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import java.util.List;
import java.util.Map;

/** From one household to a result for each of its accounts: a pure function. */
public final class RebalanceHousehold {

    public RebalanceHousehold(DataRules dataRules, PolicyRules policyRules, ReviewRules reviewRules) {}

    /** One result per account evaluated, sorted by account. */
    public List<AccountResult> evaluate(
            Household household,
            Market market,
            Map<ModelId, ModelPortfolio> models,
            List<Substitute> substitutes,
            EvaluationRequest request) {
        throw new UnsupportedOperationException();
    }
}
