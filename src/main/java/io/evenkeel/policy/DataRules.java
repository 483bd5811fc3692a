package io.evenkeel.policy;

import java.util.List;

/** The firm's answer to: is this account's data fit to trade? */
public interface DataRules {

    /** Empty where it is; sorted, so that the same account gives the same answer. */
    List<Concluded<Hold>> holds(PolicyCase account);
}
