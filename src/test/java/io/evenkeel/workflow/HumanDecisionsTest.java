package io.evenkeel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.CustodianPosition;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.Book;
import io.evenkeel.market.AssetClass;
import io.evenkeel.market.Market;
import io.evenkeel.market.QuotedPrice;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.order.OrderBatch;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.review.DecisionKind;
import io.evenkeel.store.Books;
import io.evenkeel.store.DecidedAlready;
import io.evenkeel.store.Orders;
import io.evenkeel.store.Proposals;
import io.evenkeel.store.ReviewState;
import io.evenkeel.store.Run;
import io.evenkeel.store.RunStatus;
import io.evenkeel.store.Runs;
import io.evenkeel.store.StoredResult;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.TargetWeight;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** What people decide, through the real engine, and the paths that are not taken too. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:human-decisions;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000",
            "evenkeel.sample.book=target/no-sample-here.zip"
        })
@ActiveProfiles("sample")
class HumanDecisionsTest {

    private static final LocalDate AS_OF = LocalDate.of(2018, 2, 7);
    private static final AccountId LARGE = new AccountId("A-1");
    private static final AccountId HELD = new AccountId("A-2");
    private static final SecurityId STOCKS = new SecurityId("STOCKS");
    private static final SecurityId BONDS = new SecurityId("BONDS");
    private static int digests;

    @Autowired
    private Books books;

    @Autowired
    private Runs runs;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Orders orders;

    @Autowired
    private Rebalancing rebalancing;

    @Autowired
    private Reviews reviews;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    @Test
    void an_approved_proposal_becomes_orders_once() {
        Run run = finished("operations1");
        StoredResult flagged = latest(run, LARGE);
        assertThat(flagged.result().route()).isEqualTo(Route.REVIEW);
        assertThat(orders.count(run.runId())).isZero();
        decide(flagged, DecisionKind.APPROVE, "reviewer1");
        assertThat(orders.count(run.runId())).isEqualTo(2);
        assertThat(latest(run, LARGE).state()).isEqualTo(ReviewState.APPROVED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(flagged.proposalId())
                        .count())
                .isZero();
        assertThatThrownBy(() -> decide(flagged, DecisionKind.APPROVE, "reviewer2"))
                .isInstanceOf(DecidedAlready.class);
        assertThat(orders.count(run.runId())).isEqualTo(2);
    }

    @Test
    void a_rejected_proposal_never_becomes_an_order() {
        Run run = finished("operations1");
        StoredResult flagged = latest(run, LARGE);
        decide(flagged, DecisionKind.REJECT, "reviewer1");
        assertThat(orders.count(run.runId())).isZero();
        assertThat(latest(run, LARGE).state()).isEqualTo(ReviewState.REJECTED);
        assertThat(proposals.decisionOn(flagged.proposalId()).orElseThrow().by())
                .isEqualTo("reviewer1");
    }

    @Test
    void running_again_makes_a_new_proposal_that_refers_to_the_old_one() {
        Run run = finished("operations1");
        StoredResult flagged = latest(run, LARGE);
        AccountSettings widerBand = AccountSettings.fromTexts(Map.of("driftBand", "0.9"));
        reviews.decide(flagged.proposalId(), DecisionKind.RERUN, "wider band", widerBand, "reviewer1");
        StoredResult fresh = latest(run, LARGE);
        assertThat(fresh.replaces()).isEqualTo(flagged.proposalId());
        assertThat(fresh.revision()).isEqualTo(flagged.revision() + 1);
        assertThat(fresh.result().outcome()).isEqualTo(Outcome.WITHIN_BANDS);
        assertThat(orders.count(run.runId())).isZero();
        assertThat(openTask(fresh.proposalId())).isNull();
    }

    @Test
    void running_again_without_a_change_waits_for_a_decision_again() {
        Run run = finished("operations1");
        StoredResult flagged = latest(run, LARGE);
        decide(flagged, DecisionKind.RERUN, "reviewer1");
        StoredResult fresh = latest(run, LARGE);
        assertThat(fresh.result().proposal()).isEqualTo(flagged.result().proposal());
        assertThat(openTask(fresh.proposalId())).isNotNull();
        assertThat(openTask(flagged.proposalId())).isNull();
        decide(fresh, DecisionKind.APPROVE, "reviewer2");
        assertThat(orders.count(run.runId())).isEqualTo(2);
    }

    @Test
    void whoever_asked_for_the_run_cannot_approve_a_large_account() {
        Run run = finished("reviewer1");
        StoredResult flagged = latest(run, LARGE);
        assertThatThrownBy(() -> decide(flagged, DecisionKind.APPROVE, "reviewer1"))
                .hasStackTraceContaining("FourEyesException");
        assertThat(orders.count(run.runId())).isZero();
        assertThat(openTask(flagged.proposalId())).isNotNull();
        decide(flagged, DecisionKind.APPROVE, "reviewer2");
        assertThat(orders.count(run.runId())).isEqualTo(2);
    }

    @Test
    void a_task_cannot_be_completed_without_one_of_the_three_decisions() {
        Run run = finished("operations1");
        Task task = openTask(latest(run, LARGE).proposalId());
        assertThat(task).isNotNull();
        identity.setAuthentication("reviewer1", List.of("reviewers"));
        try {
            assertThatThrownBy(() -> tasks.complete(
                            java.util.Objects.requireNonNull(task).getId(), Map.of("decision", "MAYBE")))
                    .hasStackTraceContaining("must be APPROVE, REJECT or RERUN");
        } finally {
            identity.clearAuthentication();
        }
        assertThat(orders.count(run.runId())).isZero();
    }

    @Test
    void whoever_is_not_a_reviewer_cannot_decide_even_where_the_engine_would_let_them() {
        Run run = finished("operations1");
        Task task = java.util.Objects.requireNonNull(openTask(latest(run, LARGE).proposalId()));
        assertThatThrownBy(() -> complete(task, "operations1", "operations", Map.of("decision", "APPROVE")))
                .hasStackTraceContaining("AuthorizationException");
        // An escalation hands the task to operations, to see to it; to decide is the reviewers' all the same.
        tasks.addCandidateGroup(task.getId(), "operations");
        assertThatThrownBy(() -> complete(task, "operations1", "operations", Map.of("decision", "APPROVE")))
                .hasStackTraceContaining("operations1 is not one of the reviewers");
        assertThat(orders.count(run.runId())).isZero();
        assertThat(latest(run, LARGE).state()).isEqualTo(ReviewState.OPEN);
    }

    @Test
    void a_decision_is_about_the_instances_own_proposal_whatever_the_variables_say() {
        Run one = finished("operations1");
        Run other = finished("operations1");
        StoredResult flagged = latest(one, LARGE);
        StoredResult foreign = latest(other, LARGE);
        complete(
                java.util.Objects.requireNonNull(openTask(flagged.proposalId())),
                "reviewer1",
                "reviewers",
                Map.of("decision", "APPROVE", "proposalId", foreign.proposalId()));
        assertThat(latest(one, LARGE).state()).isEqualTo(ReviewState.APPROVED);
        assertThat(latest(other, LARGE).state()).isEqualTo(ReviewState.OPEN);
        assertThat(orders.count(one.runId())).isEqualTo(2);
        assertThat(orders.count(other.runId())).isZero();
    }

    @Test
    void a_task_is_named_by_what_it_is_about() {
        Run run = finished("operations1");
        assertThat(java.util.Objects.requireNonNull(openTask(latest(run, LARGE).proposalId()))
                        .getName())
                .startsWith("A-1, $12,001,000: ")
                .contains("is 39.")
                .endsWith(" (" + run.runId() + ")")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(java.util.Objects.requireNonNull(openTask(latest(run, HELD).proposalId()))
                        .getName())
                .isEqualTo("A-2: The lots of STOCKS add up to 400 shares, the custodian has 401 (" + run.runId() + ")");
    }

    @Test
    void only_operations_resolves_a_data_hold() {
        Run run = finished("operations1");
        Task task = java.util.Objects.requireNonNull(openTask(latest(run, HELD).proposalId()));
        tasks.addCandidateGroup(task.getId(), "reviewers");
        assertThatThrownBy(() -> complete(task, "reviewer1", "reviewers", Map.of("decision", "RELEASE")))
                .hasStackTraceContaining("reviewer1 is not one of the operations");
        assertThat(latest(run, HELD).result().outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void a_released_hold_is_evaluated_and_seen_by_a_reviewer() {
        Run run = finished("operations1");
        StoredResult held = latest(run, HELD);
        assertThat(held.result().outcome()).isEqualTo(Outcome.HELD);
        completeHold(held, "RELEASE");
        StoredResult fresh = latest(run, HELD);
        assertThat(fresh.result().route()).isEqualTo(Route.REVIEW);
        assertThat(fresh.result().exceptions())
                .anySatisfy(note -> assertThat(note.file()).isEqualTo("review/released-by-hand.drl"));
        assertThat(openTask(fresh.proposalId())).isNotNull();
        assertThat(orders.count(run.runId())).isZero();
    }

    @Test
    void a_kept_hold_stays_held() {
        Run run = finished("operations1");
        StoredResult held = latest(run, HELD);
        completeHold(held, "KEEP");
        assertThat(latest(run, HELD).proposalId()).isEqualTo(held.proposalId());
        assertThat(openTask(held.proposalId())).isNull();
    }

    @Test
    void the_same_idempotency_key_gives_the_same_run() {
        String book = book();
        Run one = rebalancing.start(book, "operations1", "key-" + book);
        Run two = rebalancing.start(book, "operations1", "key-" + book);
        assertThat(two.runId()).isEqualTo(one.runId());
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(one.runId())
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void a_batch_leaves_once_however_often_it_is_released() {
        Run run = finished("operations1");
        StoredResult flagged = latest(run, LARGE);
        decide(flagged, DecisionKind.APPROVE, "reviewer1");
        OrderBatch again = new OrderBatch(
                "A-A-1-" + flagged.revision(),
                orders.blocks(run.runId()),
                orders.allocations(run.runId()),
                orders.lots(run.runId()));
        assertThat(orders.release(run.runId(), again)).isFalse();
        assertThat(orders.allocations(run.runId())).hasSize(2);
    }

    private void decide(StoredResult proposal, DecisionKind kind, String by) {
        reviews.decide(proposal.proposalId(), kind, "seen", AccountSettings.DEFAULTS, by);
    }

    private void completeHold(StoredResult held, String decision) {
        Task task = java.util.Objects.requireNonNull(openTask(held.proposalId()));
        complete(task, "operations1", "operations", Map.of("decision", decision, "note", "asked the custodian"));
    }

    private void complete(Task task, String by, String group, Map<String, Object> variables) {
        identity.setAuthentication(by, List.of(group));
        try {
            tasks.complete(task.getId(), variables);
        } finally {
            identity.clearAuthentication();
        }
    }

    private @Nullable Task openTask(String proposalId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(proposalId).singleResult();
    }

    private StoredResult latest(Run run, AccountId account) {
        return proposals.latest(run.runId(), account).orElseThrow();
    }

    private Run finished(String by) {
        Run run = rebalancing.start(book(), by, null);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> runs.find(run.runId()).orElseThrow().status() == RunStatus.FINISHED);
        return runs.find(run.runId()).orElseThrow();
    }

    /** One IRA of twelve million that has to be turned over, and one that the custodian counts other shares in. */
    private synchronized String book() {
        Security stocks = security(STOCKS, AssetClass.US_EQUITY);
        Security bonds = security(BONDS, AssetClass.US_BOND);
        Market market = new Market(
                AS_OF,
                Map.of(STOCKS, stocks, BONDS, bonds),
                Map.of(
                        STOCKS, new QuotedPrice(Price.of("250.00"), AS_OF),
                        BONDS, new QuotedPrice(Price.of("80.00"), AS_OF)),
                List.of(),
                List.of(),
                Optional.empty());
        ModelId id = new ModelId("BALANCED");
        ModelPortfolio model = new ModelPortfolio(
                id, List.of(new TargetWeight(STOCKS, Weight.of("0.60")), new TargetWeight(BONDS, Weight.of("0.39"))));
        Household household = new Household(
                new HouseholdId("H-1"),
                FilingStatus.SINGLE,
                List.of(
                        account(LARGE, Registration.TRADITIONAL_IRA, "48000", List.of()),
                        account(
                                HELD,
                                Registration.TAXABLE,
                                "400",
                                List.of(new CustodianPosition(Optional.of(STOCKS), Quantity.of("401"))))));
        String sha256 = "%064x".formatted(++digests);
        return books.add(
                        new Book(sha256, market, Map.of(id, model), List.of(), List.of(household)),
                        "two accounts",
                        List.of())
                .bookId();
    }

    private static Security security(SecurityId id, AssetClass assetClass) {
        return new Security(
                id, id.value(), SecurityKind.ETF, assetClass, null, id.value(), BasisPoints.of("2"), null, false);
    }

    private static Account account(
            AccountId id, Registration registration, String shares, List<CustodianPosition> custodian) {
        TaxLot lot = new TaxLot(
                new LotId("L1"), STOCKS, Quantity.of(shares), Money.of("60000.00"), LocalDate.of(2015, 3, 2));
        return new Account(
                id,
                "Owner",
                registration,
                new ModelId("BALANCED"),
                Money.of("1000.00"),
                AccountSettings.DEFAULTS,
                new ArrayList<>(List.of(lot)),
                List.of(),
                List.of(),
                List.of(),
                RealisedYear.NOTHING,
                custodian);
    }
}
