package io.evenkeel.workflow;

import io.evenkeel.optimizer.LotOptimizer;
import io.evenkeel.optimizer.OjalgoReference;
import io.evenkeel.optimizer.Optimizer;

/** By which method the best trades are looked for. */
public enum OptimizerKind {
    /** The product's own method. */
    STRUCTURED {
        @Override
        Optimizer optimizer() {
            return new LotOptimizer();
        }
    },
    /** A general solver with none of its structure, to compare with: hundreds of times slower, sound to some sixty names. */
    REFERENCE {
        @Override
        Optimizer optimizer() {
            return new OjalgoReference();
        }
    };

    abstract Optimizer optimizer();
}
