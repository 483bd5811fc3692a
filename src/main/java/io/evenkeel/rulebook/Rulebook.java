package io.evenkeel.rulebook;

import io.evenkeel.policy.AssetLocation;
import io.evenkeel.policy.DataRules;
import io.evenkeel.policy.PolicyRules;
import io.evenkeel.review.ReviewRules;
import io.evenkeel.tax.IdentityTable;
import io.evenkeel.tax.TaxRates;

/**
 * One compiled version of the firm's policy. Immutable and safe for use by many threads.
 *
 * @param files what it was compiled from
 * @param sha256 of the files
 */
public record Rulebook(
        RuleFiles files,
        String sha256,
        DataRules data,
        PolicyRules policy,
        ReviewRules review,
        TaxRates taxRates,
        IdentityTable identity,
        AssetLocation location) {}
