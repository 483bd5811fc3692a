package io.evenkeel.workflow;

import io.evenkeel.rebalance.TransitionFrontier;
import io.evenkeel.store.Run;
import io.evenkeel.store.StoredResult;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What else an account could have done on its run's day: tax against distance from the target. */
@Component
public class Frontiers {

    private final Evaluation evaluation;

    Frontiers(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** From what the run was made of, the household's other accounts as it left them; none where the account could not trade. */
    public Optional<TransitionFrontier> of(Run run, StoredResult stored) {
        return evaluation.frontier(run, stored);
    }
}
