package io.evenkeel.api;

import io.evenkeel.order.Allocation;
import io.evenkeel.order.BlockOrder;
import io.evenkeel.order.LotInstruction;
import io.evenkeel.store.Orders;
import java.util.Comparator;
import java.util.List;

/** A run's released orders, sorted by security, side and name, so that the same orders are the same bytes. */
record ReleasedOrders(List<BlockOrder> blocks, List<Allocation> allocations, List<LotInstruction> lots) {

    static ReleasedOrders of(String runId, Orders orders) {
        return new ReleasedOrders(
                orders.blocks(runId).stream()
                        .sorted(Comparator.comparing(BlockOrder::security)
                                .thenComparing(BlockOrder::side)
                                .thenComparing(BlockOrder::id))
                        .toList(),
                orders.allocations(runId).stream()
                        .sorted(Comparator.comparing(Allocation::order).thenComparing(Allocation::account))
                        .toList(),
                orders.lots(runId).stream()
                        .sorted(Comparator.comparing(LotInstruction::order)
                                .thenComparing(LotInstruction::account)
                                .thenComparing(LotInstruction::lot))
                        .toList());
    }
}
