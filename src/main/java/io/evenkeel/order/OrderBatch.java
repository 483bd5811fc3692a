package io.evenkeel.order;

import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.review.ApprovedProposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Everything that leaves together: block orders per security and side, how they divide over accounts, and which lots
 * they sell. Sorted throughout: the same approved proposals give the same batch.
 */
public record OrderBatch(
        String name, List<BlockOrder> orders, List<Allocation> allocations, List<LotInstruction> lots) {

    private record Key(SecurityId security, Side side) {}

    private record Part(TradeProposal proposal, Trade trade) {}

    /**
     * @param name a part of every order's id; unique in its run
     */
    public static OrderBatch from(String name, List<ApprovedProposal> approved) {
        TreeMap<Key, List<Part>> parts =
                new TreeMap<>(Comparator.comparing(Key::security).thenComparing(Key::side));
        approved.stream()
                .map(ApprovedProposal::proposal)
                .sorted(Comparator.comparing(TradeProposal::account))
                .forEach(proposal -> proposal.trades().forEach(trade -> parts.computeIfAbsent(
                                new Key(trade.security(), trade.side()), key -> new ArrayList<>())
                        .add(new Part(proposal, trade))));
        List<BlockOrder> orders = new ArrayList<>();
        List<Allocation> allocations = new ArrayList<>();
        List<LotInstruction> lots = new ArrayList<>();
        parts.forEach((key, block) -> {
            String id = name + "-" + key.security() + "-" + key.side();
            orders.add(block(id, key, block));
            for (Part part : block) {
                Trade trade = part.trade();
                TradeProposal proposal = part.proposal();
                allocations.add(
                        new Allocation(id, proposal.account(), proposal.household(), trade.quantity(), trade.amount()));
                trade.lots()
                        .forEach(
                                lot -> lots.add(new LotInstruction(id, proposal.account(), lot.lot(), lot.quantity())));
            }
        });
        return new OrderBatch(name, List.copyOf(orders), List.copyOf(allocations), List.copyOf(lots));
    }

    private static BlockOrder block(String id, Key key, List<Part> parts) {
        Quantity quantity = parts.stream().map(part -> part.trade().quantity()).reduce(Quantity.ZERO, Quantity::plus);
        Money amount = parts.stream().map(part -> part.trade().amount()).reduce(Money.ZERO, Money::plus);
        return new BlockOrder(
                id, key.security(), key.side(), quantity, parts.get(0).trade().price(), amount);
    }
}
