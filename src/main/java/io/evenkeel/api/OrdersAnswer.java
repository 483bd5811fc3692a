package io.evenkeel.api;

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
import io.evenkeel.proposal.Side;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's released orders, each with the accounts and lots that it divides over. Nothing that still waits is in it. */
record OrdersAnswer(String runId, List<Block> orders) {

    record Block(
            String order,
            SecurityId security,
            Side side,
            Quantity quantity,
            Price price,
            Money amount,
            List<Part> allocations) {}

    record Part(AccountId account, HouseholdId household, Quantity quantity, Money amount, List<Lot> lots) {}

    record Lot(LotId lot, Quantity quantity) {}

    private record Key(String order, AccountId account) {}

    static OrdersAnswer of(String runId, ReleasedOrders released) {
        Map<Key, List<Lot>> lots = released.lots().stream()
                .collect(Collectors.groupingBy(
                        lot -> new Key(lot.order(), lot.account()),
                        Collectors.mapping(OrdersAnswer::lot, Collectors.toList())));
        Map<String, List<Part>> parts = released.allocations().stream()
                .collect(Collectors.groupingBy(
                        Allocation::order, Collectors.mapping(part -> part(part, lots), Collectors.toList())));
        return new OrdersAnswer(
                runId,
                released.blocks().stream()
                        .map(block -> block(block, parts.getOrDefault(block.id(), List.of())))
                        .toList());
    }

    private static Block block(BlockOrder block, List<Part> parts) {
        return new Block(
                block.id(), block.security(), block.side(), block.quantity(), block.price(), block.amount(), parts);
    }

    private static Part part(Allocation part, Map<Key, List<Lot>> lots) {
        return new Part(
                part.account(),
                part.household(),
                part.quantity(),
                part.amount(),
                lots.getOrDefault(new Key(part.order(), part.account()), List.of()));
    }

    private static Lot lot(LotInstruction instruction) {
        return new Lot(instruction.lot(), instruction.quantity());
    }
}
