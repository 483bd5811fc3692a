package io.evenkeel.review;

import io.evenkeel.policy.Concluded;
import java.util.List;

/** The firm's answer to: does a person have to see this proposal, and may it go at all? */
public interface ReviewRules {

    /** Sorted; empty where the proposal may go without anybody having seen it. */
    List<Concluded<ReviewFinding>> findings(ProposalFacts proposal, List<TradeFacts> trades);
}
