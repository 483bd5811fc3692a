package io.evenkeel.optimizer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What came of a problem. */
public sealed interface Solution {

    /**
     * @param bought shares bought per security
     * @param sold shares sold per security and lot; a security is never in both
     * @param objective dollars a year of drift, tax and trading cost
     * @param bound proven: no admissible trades cost less
     * @param prices dollars that one more dollar of a binding row would save, by the row's name
     */
    record Solved(double[] bought, double[][] sold, double objective, double bound, Map<String, Double> prices)
            implements Solution {

        public double gap() {
            return Math.max(0, objective - bound);
        }

        public boolean isEmpty() {
            for (int i = 0; i < bought.length; i++) {
                if (bought[i] > 0 || soldShares(i) > 0) {
                    return false;
                }
            }
            return true;
        }

        public double soldShares(int asset) {
            double sum = 0;
            for (double shares : sold[asset]) {
                sum += shares;
            }
            return sum;
        }
    }

    /** The rows that cannot all hold, each with the dollars by which it would have to give way. */
    record Infeasible(List<Conflict> conflicts) implements Solution {}

    record Conflict(String row, double shortBy) {}

    default <R> R fold(Function<Solved, R> solved, Function<Infeasible, R> infeasible) {
        return this instanceof Solved s ? solved.apply(s) : infeasible.apply((Infeasible) this);
    }
}
