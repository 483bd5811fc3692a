package io.evenkeel.store;

import io.evenkeel.account.AccountId;
import io.evenkeel.order.Allocation;
import io.evenkeel.order.BlockOrder;
import io.evenkeel.order.LotInstruction;
import io.evenkeel.order.OrderBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** A batch to rows. */
final class OrderRows {

    private final JdbcTemplate batches;

    OrderRows(JdbcTemplate batches) {
        this.batches = batches;
    }

    void insert(String runId, OrderBatch batch) {
        insertBlocks(runId, batch);
        insertAllocations(runId, batch);
        insertLots(runId, batch);
        markReleased(runId, batch);
    }

    private void insertBlocks(String runId, OrderBatch batch) {
        List<Object[]> rows = new ArrayList<>();
        for (BlockOrder order : batch.orders()) {
            rows.add(new Object[] {
                runId,
                order.id(),
                batch.name(),
                rows.size(),
                order.security().value(),
                order.side().name(),
                order.quantity().decimal(),
                order.price().decimal(),
                order.amount().decimal()
            });
        }
        batches.batchUpdate(
                """
                insert into block_order (run_id, order_id, batch, ordinal, security_id, side, quantity, price, amount)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                rows);
    }

    private void insertAllocations(String runId, OrderBatch batch) {
        Map<String, BlockOrder> orders = new HashMap<>();
        batch.orders().forEach(order -> orders.put(order.id(), order));
        List<Object[]> rows = new ArrayList<>();
        for (Allocation allocation : batch.allocations()) {
            BlockOrder order = orders.get(allocation.order());
            if (order == null) {
                throw new IllegalArgumentException("The allocation to account (%s) names order (%s), not in batch (%s)."
                        .formatted(allocation.account(), allocation.order(), batch.name()));
            }
            rows.add(new Object[] {
                runId,
                allocation.account().value(),
                order.security().value(),
                order.side().name(),
                order.id(),
                batch.name(),
                rows.size(),
                allocation.household().value(),
                allocation.quantity().decimal(),
                allocation.amount().decimal()
            });
        }
        batches.batchUpdate(
                """
                insert into allocation (run_id, account_id, security_id, side, order_id, batch, ordinal, household_id, quantity,
                                        amount)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                rows);
    }

    private void insertLots(String runId, OrderBatch batch) {
        List<Object[]> rows = new ArrayList<>();
        for (LotInstruction lot : batch.lots()) {
            rows.add(new Object[] {
                runId,
                lot.order(),
                lot.account().value(),
                lot.lot().value(),
                batch.name(),
                rows.size(),
                lot.quantity().decimal()
            });
        }
        batches.batchUpdate(
                """
                insert into lot_instruction (run_id, order_id, account_id, lot_id, batch, ordinal, quantity)
                values (?, ?, ?, ?, ?, ?, ?)""",
                rows);
    }

    /** What a person approved stays marked as approved. */
    private void markReleased(String runId, OrderBatch batch) {
        List<Object[]> rows = batch.allocations().stream()
                .map(Allocation::account)
                .distinct()
                .map(AccountId::value)
                .map(account -> new Object[] {runId, account})
                .toList();
        batches.batchUpdate(
                """
                update proposal set state = 'RELEASED'
                where run_id = ? and account_id = ? and state = 'NONE' and route = 'CLEARED'""",
                rows);
    }
}
