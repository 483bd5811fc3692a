package io.evenkeel.store;

/**
 * How a run stands, counted over the newest proposal of each account.
 *
 * @param accounts of the book
 * @param evaluated accounts with an outcome other than held; with {@code held} all of them when the run is finished
 * @param proposed accounts with trades: {@code cleared + inReview + blocked}
 * @param inReview accounts whose trades a person has or had to look at
 * @param orders block orders that have left
 */
public record RunCounts(
        int accounts,
        int evaluated,
        int withinBands,
        int proposed,
        int cleared,
        int inReview,
        int held,
        int infeasible,
        int blocked,
        int orders) {}
