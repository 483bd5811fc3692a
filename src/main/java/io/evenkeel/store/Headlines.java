package io.evenkeel.store;

import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages of proposals, from columns alone: no document is opened for a list. */
final class Headlines {

    private final JdbcClient jdbc;

    Headlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ProposalPage page(String runId, ProposalFilter filter) {
        List<Object> parameters = new ArrayList<>();
        String where = where(runId, filter, parameters);
        long total = jdbc.sql("select count(*) from proposal" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        parameters.add((long) filter.page() * filter.size());
        parameters.add(filter.size());
        String page = where + filter.sort().clause(filter.descending()) + " offset ? rows fetch next ? rows only";
        Map<String, List<String>> rules = rules(page, parameters);
        List<ProposalHeadline> items = jdbc.sql("select * from proposal" + page)
                .params(parameters)
                .query((row, number) -> headline(row, rules.getOrDefault(row.getString("proposal_id"), List.of())))
                .list();
        return new ProposalPage(items, filter.page(), filter.size(), total);
    }

    private static String where(String runId, ProposalFilter filter, List<Object> parameters) {
        StringBuilder where = new StringBuilder(" where run_id = ? and state <> 'REPLACED'");
        parameters.add(runId);
        if (filter.outcome() != null) {
            where.append(" and outcome = ?");
            parameters.add(filter.outcome().name());
        }
        if (filter.route() != null) {
            where.append(" and route = ?");
            parameters.add(filter.route().name());
        }
        if (filter.state() != null) {
            where.append(" and state = ?");
            parameters.add(filter.state().name());
        }
        if (filter.account() != null) {
            where.append(" and account_id = ?");
            parameters.add(filter.account());
        }
        if (filter.search() != null) {
            where.append(" and (lower(account_id) like ? escape '!' or lower(household_id) like ? escape '!')");
            parameters.add(within(filter.search()));
            parameters.add(within(filter.search()));
        }
        if (filter.rule() != null) {
            where.append(" and proposal_id in"
                    + " (select proposal_id from proposal_rule where lower(rule_name) like ? escape '!')");
            parameters.add(within(filter.rule()));
        }
        return where.toString();
    }

    /** A pattern for anything that holds {@code text}, whose own wildcards mean themselves. */
    private static String within(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private Map<String, List<String>> rules(String page, List<Object> parameters) {
        Map<String, List<String>> rules = new HashMap<>();
        jdbc.sql(
                        "select proposal_id, rule_name from proposal_rule where proposal_id in (select proposal_id from proposal"
                                + page
                                + ") order by proposal_id, ordinal")
                .params(parameters)
                .query(row -> {
                    rules.computeIfAbsent(row.getString("proposal_id"), id -> new ArrayList<>())
                            .add(row.getString("rule_name"));
                });
        return rules;
    }

    private static ProposalHeadline headline(ResultSet row, List<String> rules) throws SQLException {
        String route = row.getString("route");
        return new ProposalHeadline(
                row.getString("proposal_id"),
                row.getString("account_id"),
                row.getString("household_id"),
                Outcome.valueOf(row.getString("outcome")),
                route == null ? null : Route.valueOf(route),
                ReviewState.valueOf(row.getString("state")),
                row.getString("market_value"),
                row.getString("turnover"),
                row.getString("estimated_tax"),
                row.getString("drift_before"),
                row.getString("drift_after"),
                row.getString("tracking_error_before"),
                row.getString("tracking_error_after"),
                row.getInt("trades"),
                rules);
    }
}
