package io.evenkeel.api;

import io.evenkeel.order.BlockOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Orders as files for an order management system and a custodian: RFC 4180, UTF-8, no clock and no chance in them. */
final class OrderFiles {

    private OrderFiles() {}

    static byte[] orders(ReleasedOrders released) {
        return csv(
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
        return csv(
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
        return csv(
                List.of("order", "account", "security", "lot", "quantity"),
                released.lots().stream().map(lot -> {
                    BlockOrder block = Objects.requireNonNull(blocks.get(lot.order()), lot.order());
                    return List.of(lot.order(), lot.account(), block.security(), lot.lot(), lot.quantity());
                }));
    }

    private static Map<String, BlockOrder> byId(ReleasedOrders released) {
        return released.blocks().stream().collect(Collectors.toMap(BlockOrder::id, Function.identity()));
    }

    private static byte[] csv(List<String> header, Stream<List<?>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(header);
            for (List<?> row : rows.toList()) {
                csv.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail to be written.", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
