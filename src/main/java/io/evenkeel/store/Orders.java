package io.evenkeel.store;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.order.Allocation;
import io.evenkeel.order.BlockOrder;
import io.evenkeel.order.LotInstruction;
import io.evenkeel.order.OrderBatch;
import io.evenkeel.proposal.Side;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What left for the market. A batch leaves once however often its step is retried, and an account's trade in a security
 * leaves once in a run, whatever batch it is in.
 */
@Component
public class Orders {

    private record Placed<T>(String batch, int ordinal, T row) {}

    private final JdbcClient jdbc;
    private final OrderRows rows;
    private final Clock clock;

    Orders(JdbcTemplate batches, Clock clock) {
        this.jdbc = JdbcClient.create(batches);
        this.rows = new OrderRows(batches);
        this.clock = clock;
    }

    /**
     * False, and nothing changed, where a batch of that name has left in this run already. Marks the cleared proposals in
     * it as released.
     *
     * @throws org.springframework.dao.DuplicateKeyException where a trade in it has left already in another batch
     */
    @Transactional
    public boolean release(String runId, OrderBatch batch) {
        lock(runId);
        if (hasLeft(runId, batch.name())) {
            return false;
        }
        jdbc.sql("insert into order_batch (run_id, batch, released_at) values (?, ?, ?)")
                .params(runId, batch.name(), Instants.column(Instants.now(clock)))
                .update();
        rows.insert(runId, batch);
        return true;
    }

    /** Releases of one run take turns: the second of two sees what the first did. */
    private void lock(String runId) {
        boolean isThere = jdbc.sql("select run_id from run where run_id = ? for update")
                .param(runId)
                .query(String.class)
                .optional()
                .isPresent();
        if (!isThere) {
            throw new IllegalArgumentException("There is no run (%s).".formatted(runId));
        }
    }

    private boolean hasLeft(String runId, String batch) {
        return jdbc.sql("select count(*) from order_batch where run_id = ? and batch = ?")
                        .params(runId, batch)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** By batch, then as in the batch. */
    public List<BlockOrder> blocks(String runId) {
        return inOrder(jdbc.sql("select * from block_order where run_id = ?")
                .param(runId)
                .query((row, number) -> new Placed<>(
                        row.getString("batch"),
                        row.getInt("ordinal"),
                        new BlockOrder(
                                row.getString("order_id"),
                                new SecurityId(row.getString("security_id")),
                                Side.valueOf(row.getString("side")),
                                Quantity.of(row.getBigDecimal("quantity")),
                                Price.of(row.getBigDecimal("price")),
                                Money.of(row.getBigDecimal("amount")))))
                .list());
    }

    /** By batch, then as in the batch. */
    public List<Allocation> allocations(String runId) {
        return inOrder(jdbc.sql("select * from allocation where run_id = ?")
                .param(runId)
                .query((row, number) -> new Placed<>(
                        row.getString("batch"),
                        row.getInt("ordinal"),
                        new Allocation(
                                row.getString("order_id"),
                                new AccountId(row.getString("account_id")),
                                new HouseholdId(row.getString("household_id")),
                                Quantity.of(row.getBigDecimal("quantity")),
                                Money.of(row.getBigDecimal("amount")))))
                .list());
    }

    /** By batch, then as in the batch: lots of one sale in the order in which they are relieved. */
    public List<LotInstruction> lots(String runId) {
        return inOrder(jdbc.sql("select * from lot_instruction where run_id = ?")
                .param(runId)
                .query((row, number) -> new Placed<>(
                        row.getString("batch"),
                        row.getInt("ordinal"),
                        new LotInstruction(
                                row.getString("order_id"),
                                new AccountId(row.getString("account_id")),
                                new LotId(row.getString("lot_id")),
                                Quantity.of(row.getBigDecimal("quantity")))))
                .list());
    }

    /** Sorted here and not in SQL: the order of a file must not depend on a database's collation. */
    private static <T> List<T> inOrder(List<Placed<T>> placed) {
        List<Placed<T>> sorted = new ArrayList<>(placed);
        sorted.sort(Comparator.comparing((Placed<T> one) -> one.batch()).thenComparing(Placed::ordinal));
        return sorted.stream().map(Placed::row).toList();
    }

    /** Block orders. */
    public int count(String runId) {
        return jdbc.sql("select count(*) from block_order where run_id = ?")
                .param(runId)
                .query(Integer.class)
                .single();
    }
}
