package io.evenkeel.policy;

import java.util.List;

/** The firm's answer to: what may this account trade today, within which bands, locks and budgets? */
public interface PolicyRules {

    /** Sorted, so that the same account gives the same answer. */
    List<Concluded<Limit>> limits(PolicyCase account);
}
