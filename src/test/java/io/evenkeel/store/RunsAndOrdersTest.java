package io.evenkeel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.order.OrderBatch;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Route;
import io.evenkeel.review.ApprovedProposal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class RunsAndOrdersTest {

    private final Database store = new Database();
    private String book = "";
    private String run = "";

    @BeforeEach
    void a_run_of_a_small_book() {
        book = store.inTransaction(() -> store.books.add(Firm.book(), "", List.of()))
                .bookId();
        run = start("first").runId();
    }

    private Run start(@org.jspecify.annotations.Nullable String key) {
        return store.inTransaction(() -> store.runs.start(book, "cd".repeat(32), "7", "operations1", key));
    }

    @Test
    void a_run_pins_book_rulebook_and_build() {
        Run started = store.runs.find(run).orElseThrow();

        assertThat(started.runId()).isEqualTo("R-2018-02-07-1");
        assertThat(started.bookId()).isEqualTo(book);
        assertThat(started.asOf()).isEqualTo(Firm.DAY);
        assertThat(started.rulebookVersion()).isEqualTo("7");
        assertThat(started.rulebookSha256()).isEqualTo("cd".repeat(32));
        assertThat(started.buildId()).matches("[0-9a-f]{16}").isEqualTo(new Build().id());
        assertThat(started.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(started.startedAt()).isEqualTo(Database.NOW);
        assertThat(started.finishedAt()).isNull();
    }

    @Test
    void the_same_key_is_the_same_run_and_no_key_is_a_new_one() {
        assertThat(start("first").runId()).isEqualTo(run);
        assertThat(start(null).runId()).isEqualTo("R-2018-02-07-2");
        assertThat(start(null).runId()).isEqualTo("R-2018-02-07-3");
    }

    @Test
    void two_starts_with_one_key_at_once_are_one_run() throws Exception {
        List<Run> runs = AtTheSameTime.twice(() -> start("second"));

        assertThat(runs.get(0).runId()).isEqualTo(runs.get(1).runId());
        assertThat(store.rows("run")).isEqualTo(2);
    }

    @Test
    void a_run_that_ended_stays_as_it_ended() {
        store.inTransaction(() -> store.runs.finished(run));
        store.inTransaction(() -> store.runs.failed(run));

        assertThat(store.runs.find(run).orElseThrow().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(store.runs.find(run).orElseThrow().finishedAt()).isEqualTo(Database.NOW);
    }

    @Test
    void a_chunk_is_done_once_its_first_household_has_results() {
        assertThat(store.runs.chunkDone(run, Results.household(1))).isFalse();
        save(Results.trade(1, Route.CLEARED));
        assertThat(store.runs.chunkDone(run, Results.household(1))).isTrue();
        assertThat(store.runs.chunkDone(run, Results.household(2))).isFalse();
    }

    @Test
    void a_batch_comes_back_in_its_own_order() {
        OrderBatch batch = batch("1", 2, 1);

        assertThat(release(batch)).isTrue();

        assertThat(store.orders.blocks(run)).isEqualTo(batch.orders());
        assertThat(store.orders.allocations(run)).isEqualTo(batch.allocations());
        assertThat(store.orders.lots(run)).isEqualTo(batch.lots());
        assertThat(store.orders.count(run)).isEqualTo(2);
        assertThat(store.runs.find(run).orElseThrow().counts().orders()).isEqualTo(2);
    }

    @Test
    void a_batch_leaves_once_however_often_its_step_is_retried() {
        release(batch("1", 1));

        assertThat(release(batch("1", 1))).isFalse();
        assertThat(release(batch("1", 2))).isFalse();
        assertThat(store.orders.count(run)).isEqualTo(2);
    }

    @Test
    void of_two_releases_at_once_one_goes_out() throws Exception {
        assertThat(AtTheSameTime.twice(() -> release(batch("1", 1, 2, 3)))).containsExactlyInAnyOrder(true, false);
        assertThat(store.rows("allocation")).isEqualTo(6);
    }

    @Test
    void a_trade_that_has_left_does_not_leave_again_under_another_name() {
        release(batch("1", 1));

        assertThatThrownBy(() -> release(batch("A-A-001-1-2", 1))).isInstanceOf(DuplicateKeyException.class);
        assertThat(store.rows("order_batch")).isEqualTo(1);
    }

    @Test
    void batches_follow_one_another() {
        release(batch("A-A-002-1-1", 2));
        release(batch("1", 1));

        assertThat(store.orders.blocks(run))
                .extracting(order -> order.id())
                .containsExactly("1-AAPL-SELL", "1-BRK.B-BUY", "A-A-002-1-1-AAPL-SELL", "A-A-002-1-1-BRK.B-BUY");
    }

    @Test
    void what_was_cleared_is_marked_as_released_and_nothing_else() {
        StoredResult cleared = save(Results.trade(1, Route.CLEARED));
        StoredResult other = save(Results.trade(2, Route.CLEARED));
        release(batch("1", 1));

        assertThat(store.proposals.find(cleared.proposalId()).orElseThrow().state())
                .isEqualTo(ReviewState.RELEASED);
        assertThat(store.proposals.find(other.proposalId()).orElseThrow().state())
                .isEqualTo(ReviewState.NONE);
        assertThat(store.proposals.cleared(run)).hasSize(2);
    }

    @Test
    void a_run_knows_the_earlier_runs_of_its_book_whose_orders_have_left_and_no_others() {
        String second = start(null).runId();
        String third = start(null).runId();
        store.inTransaction(() -> store.orders.release(second, batch("1")));
        assertThat(store.runs.earlierWithOrders(third)).isEmpty();
        assertThat(store.runs.earlierWithOrders()).isEmpty();

        release(batch("1", 1));
        assertThat(store.runs.earlierWithOrders(third)).containsExactly(run);
        store.inTransaction(() -> store.orders.release(second, batch("A-A-001-1-1", 1)));
        store.inTransaction(() -> store.orders.release(third, batch("1", 1)));

        assertThat(store.runs.earlierWithOrders(run)).isEmpty();
        assertThat(store.runs.earlierWithOrders(second)).containsExactly(run);
        assertThat(store.runs.earlierWithOrders(third)).containsExactly(second, run);
        assertThat(store.runs.earlierWithOrders()).isEqualTo(Map.of(second, List.of(run), third, List.of(second, run)));
    }

    @Test
    void a_run_knows_the_later_runs_of_its_book_whose_orders_have_left_and_no_others() {
        String second = start(null).runId();
        String third = start(null).runId();
        release(batch("1", 1));
        store.inTransaction(() -> store.orders.release(third, batch("1")));
        assertThat(store.runs.laterWithOrders(run)).isEmpty();
        assertThat(store.runs.laterWithOrders()).isEmpty();

        store.inTransaction(() -> store.orders.release(second, batch("1", 1)));
        assertThat(store.runs.laterWithOrders(run)).containsExactly(second);
        store.inTransaction(() -> store.orders.release(third, batch("A-A-001-1-1", 1)));

        assertThat(store.runs.laterWithOrders(run)).containsExactly(third, second);
        assertThat(store.runs.laterWithOrders(second)).containsExactly(third);
        assertThat(store.runs.laterWithOrders(third)).isEmpty();
        assertThat(store.runs.laterWithOrders()).isEqualTo(Map.of(run, List.of(third, second), second, List.of(third)));
    }

    @Test
    void a_run_of_another_book_of_the_same_day_is_neither_earlier_nor_later() {
        String other = store.inTransaction(() -> store.books.add(Firm.book("ef".repeat(32), 1), "", List.of()))
                .bookId();
        String others = store.inTransaction(() -> store.runs.start(other, "cd".repeat(32), "7", "operations1", null))
                .runId();
        String third = start(null).runId();
        store.inTransaction(() -> store.orders.release(others, batch("1", 1)));

        assertThat(store.runs.laterWithOrders(run)).isEmpty();
        assertThat(store.runs.earlierWithOrders(third)).isEmpty();
    }

    private boolean release(OrderBatch batch) {
        return store.inTransaction(() -> store.orders.release(run, batch));
    }

    private static OrderBatch batch(String name, int... households) {
        return OrderBatch.from(
                name,
                java.util.Arrays.stream(households)
                        .mapToObj(household -> ApprovedProposal.cleared(Results.trade(household, Route.CLEARED)))
                        .toList());
    }

    private StoredResult save(AccountResult result) {
        return store.inTransaction(
                () -> store.proposals.save(run, List.of(result)).get(0));
    }
}
