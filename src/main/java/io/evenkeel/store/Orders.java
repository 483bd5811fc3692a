package io.evenkeel.store;

import io.evenkeel.order.Allocation;
import io.evenkeel.order.BlockOrder;
import io.evenkeel.order.LotInstruction;
import io.evenkeel.order.OrderBatch;
import java.util.List;
import org.springframework.stereotype.Component;

/** What left for the market. */
@Component
public class Orders {

    /** False, and nothing changed, where a batch of that name has left in this run already. */
    public boolean release(String runId, OrderBatch batch) {
        throw new UnsupportedOperationException();
    }

    /** By batch, then as in the batch. */
    public List<BlockOrder> blocks(String runId) {
        throw new UnsupportedOperationException();
    }

    public List<Allocation> allocations(String runId) {
        throw new UnsupportedOperationException();
    }

    public List<LotInstruction> lots(String runId) {
        throw new UnsupportedOperationException();
    }

    /** Block orders. */
    public int count(String runId) {
        throw new UnsupportedOperationException();
    }
}
