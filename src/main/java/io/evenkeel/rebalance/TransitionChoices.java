package io.evenkeel.rebalance;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Household;
import io.evenkeel.market.Market;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.optimizer.PriceOfRisk;
import io.evenkeel.optimizer.RepricedOptimizer;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.ExceptionNote;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What one account of a household could do on one day, at any price of risk: the whole evaluation, asked again. */
final class TransitionChoices {

    /** What does not change while a transition is planned. */
    record Setting(
            Function<Optimizer, RebalanceHousehold> under,
            Optimizer optimizer,
            Map<ModelId, ModelPortfolio> models,
            List<Substitute> substitutes) {}

    private final Setting setting;
    private final Household household;
    private final Market market;
    private final EvaluationRequest request;

    /** @param pending what the household's other accounts do on the same day */
    TransitionChoices(
            Setting setting, Household household, Market market, AccountId account, List<AccountResult> pending) {
        this.setting = setting;
        this.household = household;
        this.market = market;
        this.request = new EvaluationRequest(Set.of(), pending, Optional.of(account));
    }

    AccountResult result(PriceOfRisk price, Pace pace) {
        Optimizer repriced = new RepricedOptimizer(
                setting.optimizer(),
                price,
                pace.turnoverLeft().map(part -> part.decimal().doubleValue()).orElse(Double.POSITIVE_INFINITY),
                pace.shortGainsWait());
        return setting.under()
                .apply(repriced)
                .evaluate(household, market, setting.models(), setting.substitutes(), request)
                .get(0);
    }

    /** Nothing where the account may not trade at this price, or the independent check found a defect. */
    Optional<TradeProposal> at(PriceOfRisk price, Pace pace) {
        AccountResult result = result(price, pace);
        boolean isDefect = result.exceptions().stream()
                .map(ExceptionNote::rule)
                .anyMatch(RebalanceHousehold.INDEPENDENT_CHECK::equals);
        return isDefect ? Optional.empty() : Optional.ofNullable(result.proposal());
    }
}
