package io.evenkeel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.review.Decision;
import io.evenkeel.review.DecisionKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalsTest {

    private final Database store = new Database();
    private String run = "";

    @BeforeEach
    void a_run_of_a_small_book() {
        String book = store.inTransaction(() -> store.books.add(Firm.book(), "", List.of()))
                .bookId();
        run = store.inTransaction(() -> store.runs.start(book, "cd".repeat(32), "1", "operations1", null))
                .runId();
    }

    @Test
    void a_result_comes_back_whole_under_its_run_account_and_revision() {
        AccountResult result = Results.trade(1, Route.REVIEW);
        StoredResult stored = save(result);

        assertThat(stored.proposalId()).isEqualTo("R-2018-02-07-1.A-001-1.1");
        assertThat(stored.state()).isEqualTo(ReviewState.OPEN);
        assertThat(stored.sha256()).isEqualTo(Digests.sha256(Documents.canonical(result)));
        assertThat(store.proposals.find(stored.proposalId())).contains(stored);
        assertThat(store.proposals.latest(run, result.account())).contains(stored);
        assertThat(store.proposals.find("none")).isEmpty();
    }

    @Test
    void the_digest_depends_on_the_result_alone() {
        String first = save(Results.trade(1, Route.REVIEW)).sha256();
        String book = store.books.all().get(0).bookId();
        String other = store.inTransaction(() -> store.runs.start(book, "cd".repeat(32), "1", "operations1", null))
                .runId();

        StoredResult again = store.inTransaction(() -> store.proposals
                .save(other, List.of(Results.trade(1, Route.REVIEW)))
                .get(0));

        assertThat(other).isEqualTo("R-2018-02-07-2");
        assertThat(again.sha256()).isEqualTo(first);
    }

    @Test
    void a_step_that_is_retried_leaves_what_is_there() {
        StoredResult first = save(Results.trade(1, Route.REVIEW));
        List<StoredResult> again = store.inTransaction(
                () -> store.proposals.save(run, List.of(Results.trade(1, Route.CLEARED), Results.held(1))));

        assertThat(again.get(0)).isEqualTo(first);
        assertThat(again.get(1).result()).isEqualTo(Results.held(1));
        assertThat(store.rows("proposal")).isEqualTo(2);
    }

    @Test
    void a_replacement_refers_to_the_old_proposal_and_stands_in_its_place() {
        StoredResult old = save(Results.trade(1, Route.REVIEW));
        StoredResult next = store.inTransaction(() -> store.proposals.replace(old, Results.trade(1, Route.CLEARED)));

        assertThat(next.proposalId()).isEqualTo("R-2018-02-07-1.A-001-1.2");
        assertThat(next.replaces()).isEqualTo(old.proposalId());
        assertThat(store.proposals.latest(run, old.result().account())).contains(next);
        assertThat(store.proposals.find(old.proposalId()).orElseThrow().state()).isEqualTo(ReviewState.REPLACED);
        assertThat(store.proposals.idsInOrder(run)).containsExactly(old.proposalId(), next.proposalId());
        assertThat(store.proposals.ofHousehold(run, Results.household(1))).containsExactly(next);
        assertThat(store.proposals.cleared(run)).containsExactly(next);
    }

    @Test
    void replacing_twice_gives_one_replacement() {
        StoredResult old = save(Results.trade(1, Route.REVIEW));
        StoredResult next = store.inTransaction(() -> store.proposals.replace(old, Results.trade(1, Route.CLEARED)));

        assertThat(store.inTransaction(() -> store.proposals.replace(old, Results.trade(1, Route.REVIEW))))
                .isEqualTo(next);
    }

    @Test
    void what_was_approved_is_not_replaced() {
        StoredResult old = save(Results.trade(1, Route.REVIEW));
        decide(old, DecisionKind.APPROVE);

        assertThatThrownBy(
                        () -> store.inTransaction(() -> store.proposals.replace(old, Results.trade(1, Route.REVIEW))))
                .hasMessageContaining("is APPROVED");
    }

    @Test
    void a_decision_is_kept_and_settles_the_proposal() {
        StoredResult stored = save(Results.trade(1, Route.REVIEW));
        Decision decision = decide(stored, DecisionKind.APPROVE);

        assertThat(store.proposals.decisionOn(stored.proposalId())).contains(decision);
        assertThat(store.proposals.find(stored.proposalId()).orElseThrow().state())
                .isEqualTo(ReviewState.APPROVED);
        assertThatThrownBy(() -> decide(stored, DecisionKind.REJECT)).isInstanceOf(DecidedAlready.class);
    }

    @Test
    void a_rejection_settles_the_proposal() {
        StoredResult stored = save(Results.trade(1, Route.REVIEW));
        decide(stored, DecisionKind.REJECT);

        assertThat(store.proposals.find(stored.proposalId()).orElseThrow().state())
                .isEqualTo(ReviewState.REJECTED);
    }

    @Test
    void a_proposal_that_is_to_be_run_again_takes_no_second_decision() {
        StoredResult stored = save(Results.trade(1, Route.REVIEW));
        decide(stored, DecisionKind.RERUN);

        assertThatThrownBy(() -> decide(stored, DecisionKind.APPROVE))
                .isInstanceOf(DecidedAlready.class)
                .hasMessageContaining("reviewer1 decided RERUN");
        assertThat(store.inTransaction(() -> store.proposals.replace(stored, Results.trade(1, Route.REVIEW)))
                        .revision())
                .isEqualTo(2);
    }

    @Test
    void what_does_not_wait_for_review_cannot_be_decided() {
        StoredResult stored = save(Results.trade(1, Route.CLEARED));

        assertThatThrownBy(() -> decide(stored, DecisionKind.APPROVE))
                .isInstanceOf(DecidedAlready.class)
                .hasMessageContaining("it is NONE");
    }

    @Test
    void of_two_who_decide_at_once_one_is_refused() throws Exception {
        StoredResult stored = save(Results.trade(1, Route.REVIEW));

        List<Boolean> decided = AtTheSameTime.twice(() -> {
            try {
                decide(stored, DecisionKind.APPROVE);
                return true;
            } catch (DecidedAlready e) {
                return false;
            }
        });

        assertThat(decided).containsExactlyInAnyOrder(true, false);
        assertThat(store.rows("decision")).isEqualTo(1);
    }

    @Test
    void counts_are_taken_over_what_stands_and_add_up() {
        StoredResult reviewed = save(Results.trade(1, Route.REVIEW));
        save(Results.held(1));
        save(Results.trade(2, Route.CLEARED));
        save(Results.withinBands(2));
        save(Results.trade(3, Route.BLOCKED));
        save(Results.infeasible(3));

        assertThat(counts()).isEqualTo(new RunCounts(6, 5, 1, 3, 1, 1, 1, 1, 1, 0));

        store.inTransaction(() -> store.proposals.replace(reviewed, Results.trade(1, Route.CLEARED)));

        assertThat(counts()).isEqualTo(new RunCounts(6, 5, 1, 3, 2, 0, 1, 1, 1, 0));
        assertThat(store.runs.find(run).orElseThrow().progress()).isEqualTo(1.0);
        assertThat(store.runs.newestFirst())
                .containsExactly(store.runs.find(run).orElseThrow());
    }

    private RunCounts counts() {
        return store.runs.find(run).orElseThrow().counts();
    }

    @Test
    void headlines_show_the_figures_and_each_rule_once() {
        save(Results.trade(1, Route.REVIEW));

        assertThat(page(filter(null, null, null, null)).items())
                .containsExactly(new ProposalHeadline(
                        "R-2018-02-07-1.A-001-1.1",
                        "A-001-1",
                        "H-001",
                        Outcome.TRADE,
                        Route.REVIEW,
                        ReviewState.OPEN,
                        "11000000.55",
                        "0.25",
                        "0.30",
                        "0.12",
                        "0.02",
                        "0.031",
                        null,
                        2,
                        List.of("Large turnover is reviewed", "Large tax is reviewed")));
    }

    @Test
    void headlines_narrow_by_outcome_route_rule_and_account() {
        save(Results.trade(1, Route.REVIEW));
        save(Results.held(1));
        save(Results.trade(2, Route.CLEARED));

        assertThat(page(filter(Outcome.HELD, null, null, null)).items())
                .extracting(ProposalHeadline::account)
                .containsExactly("A-001-2");
        assertThat(page(filter(null, Route.CLEARED, null, null)).items())
                .extracting(ProposalHeadline::account)
                .containsExactly("A-002-1");
        assertThat(page(filter(null, null, "Large tax is reviewed", null)).items())
                .extracting(ProposalHeadline::account)
                .containsExactly("A-001-1");
        assertThat(page(filter(null, null, null, "A-002-1")).total()).isEqualTo(1);
        assertThat(page(filter(null, null, null, "A-002")).total()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "large TAX, 1",
        "Large, 1",
        "reviewed, 1",
        "small, 0",
        "%, 0",
        "_arge, 0",
    })
    void a_part_of_a_rules_sentence_is_enough_and_wildcards_mean_themselves(String part, int found) {
        save(Results.trade(1, Route.REVIEW));
        save(Results.trade(2, Route.CLEARED));

        assertThat(page(filter(null, null, part, null)).total()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"a-001, 2", "H-002, 1", "-1, 2", "A-003, 0"})
    void a_part_of_an_accounts_or_households_id_is_found(String part, int found) {
        save(Results.trade(1, Route.REVIEW));
        save(Results.held(1));
        save(Results.trade(2, Route.CLEARED));

        assertThat(page(new ProposalFilter(null, null, null, null, null, part, ProposalOrder.ACCOUNT, false, 0, 50))
                        .total())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT, false, A-001-1 A-001-2 A-002-1",
        "ACCOUNT, true, A-002-1 A-001-2 A-001-1",
        "VALUE, false, A-001-1 A-002-1 A-001-2",
        "VALUE, true, A-001-1 A-002-1 A-001-2",
        "TRADES, false, A-001-2 A-001-1 A-002-1",
        "DRIFT_AFTER, true, A-001-1 A-002-1 A-001-2",
        "DRIFT_BEFORE, true, A-001-1 A-002-1 A-001-2",
        "TRACKING_ERROR_BEFORE, false, A-001-1 A-002-1 A-001-2",
        "TRACKING_ERROR_BEFORE, true, A-001-1 A-002-1 A-001-2",
        "TRACKING_ERROR_AFTER, true, A-001-1 A-001-2 A-002-1",
        "TURNOVER, true, A-001-1 A-002-1 A-001-2",
        "TAX, true, A-001-1 A-002-1 A-001-2"
    })
    void headlines_are_sorted_and_what_has_no_figure_comes_last(ProposalOrder sort, boolean descending, String order) {
        save(Results.trade(1, Route.REVIEW));
        save(Results.held(1));
        save(Results.trade(2, Route.CLEARED));

        assertThat(page(new ProposalFilter(null, null, null, null, null, null, sort, descending, 0, 50))
                        .items())
                .extracting(ProposalHeadline::account)
                .containsExactly(order.split(" "));
    }

    @Test
    void headlines_narrow_by_what_waits() {
        save(Results.trade(1, Route.REVIEW));
        save(Results.trade(2, Route.CLEARED));

        assertThat(page(new ProposalFilter(
                                null, null, ReviewState.OPEN, null, null, null, ProposalOrder.ACCOUNT, false, 0, 50))
                        .items())
                .extracting(ProposalHeadline::account)
                .containsExactly("A-001-1");
    }

    @Test
    void a_replaced_proposal_knows_its_replacement() {
        StoredResult old = save(Results.trade(1, Route.REVIEW));
        StoredResult fresh = store.inTransaction(() -> store.proposals.replace(old, Results.trade(1, Route.CLEARED)));

        assertThat(store.proposals.replacementOf(old.proposalId())).contains(fresh.proposalId());
        assertThat(store.proposals.replacementOf(fresh.proposalId())).isEmpty();
    }

    @Test
    void pages_follow_one_another_without_gap_or_overlap() {
        save(Results.trade(1, Route.REVIEW));
        save(Results.held(1));
        save(Results.trade(2, Route.CLEARED));

        ProposalPage first = store.proposals.page(run, ProposalFilter.firstPage(2));
        ProposalPage second = store.proposals.page(
                run, new ProposalFilter(null, null, null, null, null, null, ProposalOrder.ACCOUNT, false, 1, 2));

        assertThat(first.total()).isEqualTo(3);
        assertThat(first.items()).extracting(ProposalHeadline::account).containsExactly("A-001-1", "A-001-2");
        assertThat(second.items()).extracting(ProposalHeadline::account).containsExactly("A-002-1");
    }

    private static ProposalFilter filter(
            @org.jspecify.annotations.Nullable Outcome outcome,
            @org.jspecify.annotations.Nullable Route route,
            @org.jspecify.annotations.Nullable String rule,
            @org.jspecify.annotations.Nullable String account) {
        return new ProposalFilter(outcome, route, null, rule, account, null, ProposalOrder.ACCOUNT, false, 0, 50);
    }

    private ProposalPage page(ProposalFilter filter) {
        return store.proposals.page(run, filter);
    }

    private StoredResult save(AccountResult result) {
        return store.inTransaction(
                () -> store.proposals.save(run, List.of(result)).get(0));
    }

    private Decision decide(StoredResult stored, DecisionKind kind) {
        Decision decision = new Decision(kind, "reviewer1", "seen", Database.NOW);
        store.inTransaction(() -> store.proposals.decide(stored.proposalId(), decision));
        return decision;
    }
}
