package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * How much tighter than its limits the continuous problem has to be so that whole shares keep them: grown by what the
 * last rounding exceeded them by.
 */
final class Margins {

    private static final double MORE_THAN_EXCEEDED = 1.2;

    /** Of the share that weighs most: less would round to the same trades again. */
    private static final double PART_OF_A_SHARE = 0.4;

    private double cashFloor;
    private double cashCeiling;
    private double purchases;
    private double gains;
    private double tax;
    private double[] groupUpper = new double[0];
    private double[] groupLower = new double[0];

    void clear(Problem problem) {
        cashFloor = 0;
        cashCeiling = 0;
        purchases = 0;
        gains = 0;
        tax = 0;
        groupUpper = new double[problem.groups().size()];
        groupLower = new double[problem.groups().size()];
    }

    void grow(Candidate candidate) {
        Totals totals = candidate.totals();
        double share = candidate.largestShare();
        double gainOfShare = candidate.largestGainOfAShare();
        cashFloor += more(totals.belowCashFloor(), share);
        cashCeiling += more(totals.aboveCashCeiling(), share);
        purchases += more(totals.overPurchases(), share);
        gains += more(totals.overGains(), gainOfShare);
        tax += more(totals.overTax(), gainOfShare);
        for (int g = 0; g < groupUpper.length; g++) {
            groupUpper[g] += more(totals.aboveGroup(g), share);
            groupLower[g] += more(totals.belowGroup(g), share);
        }
    }

    private static double more(double exceeded, double share) {
        return exceeded > 0 ? MORE_THAN_EXCEEDED * exceeded + PART_OF_A_SHARE * share : 0;
    }

    Problem tightened(Problem problem) {
        List<Problem.Group> groups = new ArrayList<>();
        for (int g = 0; g < groupUpper.length; g++) {
            Problem.Group group = problem.groups().get(g);
            groups.add(new Problem.Group(group.name(), group.lower() + groupLower[g], group.upper() - groupUpper[g]));
        }
        return ProblemBuilder.from(problem)
                .cashBetween(problem.cashFloor() + cashFloor, problem.cashCeiling() - cashCeiling)
                .gainBudget(problem.gainBudget() - gains)
                .taxBudget(problem.taxBudget() - tax)
                .purchaseLimit(problem.purchaseLimit() - purchases)
                .groups(groups)
                .build();
    }
}
