package io.evenkeel.optimizer;

import java.util.List;

/** A problem with something else in its place. */
final class ProblemBuilder {

    private double value;
    private double cash;
    private double cashFloor;
    private double cashCeiling;
    private TaxYear taxYear;
    private double gainBudget;
    private double taxBudget;
    private double purchaseLimit;
    private double ticketCost;
    private List<Asset> assets;
    private List<Problem.Group> groups;
    private double[][] exposures;
    private double[] specific;
    private double riskAversion;
    private double minimumTrade;
    private int tradeLimit;
    private List<Problem> accounts = List.of();

    private ProblemBuilder(Problem problem) {
        value = problem.value();
        cash = problem.cash();
        cashFloor = problem.cashFloor();
        cashCeiling = problem.cashCeiling();
        taxYear = problem.taxYear();
        gainBudget = problem.gainBudget();
        taxBudget = problem.taxBudget();
        purchaseLimit = problem.purchaseLimit();
        ticketCost = problem.ticketCost();
        assets = problem.assets();
        groups = problem.groups();
        exposures = problem.exposures();
        specific = problem.specific();
        riskAversion = problem.riskAversion();
        minimumTrade = problem.minimumTrade();
        tradeLimit = problem.tradeLimit();
    }

    static ProblemBuilder from(Problem problem) {
        return new ProblemBuilder(problem);
    }

    ProblemBuilder value(double dollars) {
        value = dollars;
        return this;
    }

    /** @param dollars now, and what they may be at least and at most after the trades */
    ProblemBuilder cash(double dollars, double floor, double ceiling) {
        cash = dollars;
        return cashBetween(floor, ceiling);
    }

    ProblemBuilder cashBetween(double floor, double ceiling) {
        cashFloor = floor;
        cashCeiling = ceiling;
        return this;
    }

    ProblemBuilder taxYear(TaxYear year) {
        taxYear = year;
        return this;
    }

    ProblemBuilder gainBudget(double dollars) {
        gainBudget = dollars;
        return this;
    }

    ProblemBuilder taxBudget(double dollars) {
        taxBudget = dollars;
        return this;
    }

    ProblemBuilder purchaseLimit(double dollars) {
        purchaseLimit = dollars;
        return this;
    }

    ProblemBuilder ticketCost(double dollars) {
        ticketCost = dollars;
        return this;
    }

    ProblemBuilder assets(List<Asset> others) {
        assets = others;
        return this;
    }

    ProblemBuilder groups(List<Problem.Group> others) {
        groups = others;
        return this;
    }

    ProblemBuilder risk(double[][] otherExposures, double[] otherSpecific) {
        exposures = otherExposures;
        specific = otherSpecific;
        return this;
    }

    ProblemBuilder riskAversion(double price) {
        riskAversion = price;
        return this;
    }

    ProblemBuilder minimumTrade(double dollars) {
        minimumTrade = dollars;
        return this;
    }

    ProblemBuilder tradeLimit(int trades) {
        tradeLimit = trades;
        return this;
    }

    /** From now on the problem is that of all of them together. */
    ProblemBuilder accounts(List<Problem> ofHousehold) {
        accounts = ofHousehold;
        return this;
    }

    Problem build() {
        return new Problem(
                value,
                cash,
                cashFloor,
                cashCeiling,
                taxYear,
                gainBudget,
                taxBudget,
                purchaseLimit,
                ticketCost,
                assets,
                groups,
                exposures,
                specific,
                riskAversion,
                minimumTrade,
                tradeLimit,
                accounts);
    }
}
