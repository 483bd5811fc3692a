package io.evenkeel.policy;

import io.evenkeel.market.CorporateActionKind;
import io.evenkeel.market.SecurityId;
import java.time.LocalDate;

/**
 * A corporate action of a security that the account holds, effective within the last thirty days.
 *
 * @param booked whether the account's lots and transactions show it
 * @param daysSinceEffective calendar days up to {@code asOf}; negative for one still to come
 */
public record CorporateActionFacts(
        String action,
        CorporateActionKind kind,
        SecurityId security,
        LocalDate effective,
        int daysSinceEffective,
        boolean booked) {}
