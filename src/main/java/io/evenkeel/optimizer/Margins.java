package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * How much tighter than its limits the continuous problem has to be so that whole shares keep them: grown by what the
 * last rounding exceeded them by.
 */
final class Margins {

    private static final double MORE_THAN_EXCEEDED = 1.5;

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
        cashFloor += MORE_THAN_EXCEEDED * candidate.belowCashFloor();
        cashCeiling += MORE_THAN_EXCEEDED * candidate.aboveCashCeiling();
        purchases += MORE_THAN_EXCEEDED * candidate.overPurchases();
        gains += MORE_THAN_EXCEEDED * candidate.overGains();
        tax += MORE_THAN_EXCEEDED * candidate.overTax();
        for (int g = 0; g < groupUpper.length; g++) {
            groupUpper[g] += MORE_THAN_EXCEEDED * candidate.aboveGroup(g);
            groupLower[g] += MORE_THAN_EXCEEDED * candidate.belowGroup(g);
        }
    }

    Problem tightened(Problem problem) {
        List<Problem.Group> groups = new ArrayList<>();
        for (int g = 0; g < groupUpper.length; g++) {
            Problem.Group group = problem.groups().get(g);
            groups.add(new Problem.Group(group.name(), group.lower() + groupLower[g], group.upper() - groupUpper[g]));
        }
        return new Problem(
                problem.value(),
                problem.cash(),
                problem.cashFloor() + cashFloor,
                problem.cashCeiling() - cashCeiling,
                problem.taxYear(),
                problem.gainBudget() - gains,
                problem.taxBudget() - tax,
                problem.purchaseLimit() - purchases,
                problem.ticketCost(),
                problem.assets(),
                groups,
                problem.exposures(),
                problem.specific(),
                problem.riskAversion(),
                problem.minimumTrade(),
                problem.tradeLimit());
    }
}
