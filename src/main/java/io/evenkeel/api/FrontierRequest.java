package io.evenkeel.api;

import static io.evenkeel.api.Fields.notNegative;

import io.evenkeel.api.Fields.Field;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.rebalance.TransitionLimits;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A household as a preview has it, and how fast and far it is to go to its targets. */
record FrontierRequest(PreviewRequest preview, TransitionLimits limits) {

    static FrontierRequest read(Json json) {
        AtomicReference<TransitionLimits> limits = new AtomicReference<>(TransitionLimits.NONE);
        PreviewRequest preview =
                PreviewReader.read(json, (fields, hasRiskModel) -> limits.set(limits(fields, hasRiskModel)));
        return new FrontierRequest(preview, Objects.requireNonNull(limits.get(), "read with the rest"));
    }

    private static TransitionLimits limits(Fields fields, boolean hasRiskModel) {
        Field<Money> taxBudget = fields.optional("taxBudget", notNegative(Money::of, Money::decimal));
        Field<Weight> turnover = fields.optional("turnover", notNegative(Weight::of, Weight::decimal));
        Field<Weight> trackingError = fields.optional("trackingError", notNegative(Weight::of, Weight::decimal));
        if (trackingError.found().isPresent() && !hasRiskModel) {
            fields.fault(
                    trackingError,
                    "The field (trackingError) of %s needs a risk model. Maybe riskModel was forgotten.");
        }
        return new TransitionLimits(taxBudget.found(), turnover.found(), trackingError.found());
    }
}
