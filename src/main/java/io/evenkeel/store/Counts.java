package io.evenkeel.store;

import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Counts runs from what is stored; there is no counter that could drift from it. */
final class Counts {

    /** How many accounts stand at each outcome and route, and how many block orders have left. */
    static final class Tally {

        static final Tally NOTHING_YET = new Tally();

        private final Map<String, Integer> accounts = new HashMap<>();
        private int orders;

        private int with(Outcome outcome) {
            return accounts.getOrDefault(outcome.name(), 0);
        }

        private int with(Route route) {
            return accounts.getOrDefault(route.name(), 0);
        }

        RunCounts counts(int ofBook) {
            int withinBands = with(Outcome.WITHIN_BANDS);
            int proposed = with(Outcome.TRADE);
            int infeasible = with(Outcome.INFEASIBLE);
            return new RunCounts(
                    ofBook,
                    withinBands + proposed + infeasible,
                    withinBands,
                    proposed,
                    with(Route.CLEARED),
                    with(Route.REVIEW),
                    with(Outcome.HELD),
                    infeasible,
                    with(Route.BLOCKED),
                    orders);
        }
    }

    private final JdbcClient jdbc;

    Counts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Tally of(String runId) {
        return tallies(" and run_id = ?", runId).getOrDefault(runId, Tally.NOTHING_YET);
    }

    Map<String, Tally> ofAll() {
        return tallies("");
    }

    private Map<String, Tally> tallies(String narrowing, Object... parameters) {
        Map<String, Tally> tallies = new HashMap<>();
        StatementSpec proposals = jdbc.sql("select run_id, outcome, route, count(*) as n from proposal where state <> '"
                + ReviewState.REPLACED
                + "'"
                + narrowing
                + " group by run_id, outcome, route");
        proposals.params(parameters).query(row -> {
            Tally tally = tallies.computeIfAbsent(row.getString("run_id"), run -> new Tally());
            tally.accounts.merge(row.getString("outcome"), row.getInt("n"), Integer::sum);
            if (row.getString("route") != null) {
                tally.accounts.merge(row.getString("route"), row.getInt("n"), Integer::sum);
            }
        });
        jdbc.sql("select run_id, count(*) as n from block_order where 1 = 1" + narrowing + " group by run_id")
                .params(parameters)
                .query(row -> {
                    tallies.computeIfAbsent(row.getString("run_id"), run -> new Tally()).orders = row.getInt("n");
                });
        return tallies;
    }
}
