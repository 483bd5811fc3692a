package io.evenkeel.review;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Registration;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the review rules may know of a proposal.
 *
 * @param value the account's value before
 * @param turnover the lesser of purchases and sales over {@code value}
 * @param estimatedTax that the trades add to the year; negative where they save
 * @param netGain short and long gains together
 * @param disallowed losses that the trades would wash, their own and earlier ones of the tax unit; positive
 * @param gainBudget none where the account has none
 * @param largestTrade largest single amount
 * @param largestTradeWeight the same over {@code value}
 * @param cashAfter after trades and payments due
 * @param driftBefore half the sum of absolute differences between weights and targets, cash set aside counted out
 * @param trackingErrorAfter yearly; none without a risk model
 * @param largestResidualDrift after the trades, the largest distance of one security from its target
 * @param releasedByHand whether a data hold on this account was released by a person in this run
 * @param partlyMet whether something that was asked for could be met in part only
 */
public record ProposalFacts(
        AccountId account,
        Registration registration,
        LocalDate asOf,
        Money value,
        Weight turnover,
        Money estimatedTax,
        Money netGain,
        Money disallowed,
        @Nullable Money gainBudget,
        Money largestTrade,
        Weight largestTradeWeight,
        Money cashAfter,
        Weight driftBefore,
        Weight driftAfter,
        @Nullable Weight trackingErrorAfter,
        Weight largestResidualDrift,
        int trades,
        boolean releasedByHand,
        boolean partlyMet) {}
