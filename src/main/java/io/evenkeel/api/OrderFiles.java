package io.evenkeel.api;

import io.evenkeel.order.BlockOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Orders as files for an order management system and a custodian: RFC 4180, UTF-8, no clock and no chance in them. Ids
 * stand as the book has them, byte for byte, for they are matched on; none that a spreadsheet would run gets into a book.
 */
final class OrderFiles {

    private OrderFiles() {}

    static byte[] orders(ReleasedOrders released) {
        return Csv.of(
                List.of("order", "security", "side", "quantity", "price", "amount"),
                released.blocks().stream()
                        .map(block -> List.of(
                                block.id(),
                                block.security(),
                                block.side(),
                                block.quantity(),
                                block.price(),
                                block.amount())));
    }

    static byte[] allocations(ReleasedOrders released) {
        Map<String, BlockOrder> blocks = byId(released);
        return Csv.of(
                List.of("order", "account", "household", "security", "side", "quantity", "amount"),
                released.allocations().stream().map(part -> {
                    BlockOrder block = Objects.requireNonNull(blocks.get(part.order()), part.order());
                    return List.of(
                            part.order(),
                            part.account(),
                            part.household(),
                            block.security(),
                            block.side(),
                            part.quantity(),
                            part.amount());
                }));
    }

    static byte[] lotInstructions(ReleasedOrders released) {
        Map<String, BlockOrder> blocks = byId(released);
        return Csv.of(
                List.of("order", "account", "security", "lot", "quantity"),
                released.lots().stream().map(lot -> {
                    BlockOrder block = Objects.requireNonNull(blocks.get(lot.order()), lot.order());
                    return List.of(lot.order(), lot.account(), block.security(), lot.lot(), lot.quantity());
                }));
    }

    private static Map<String, BlockOrder> byId(ReleasedOrders released) {
        return released.blocks().stream().collect(Collectors.toMap(BlockOrder::id, Function.identity()));
    }
}
