package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.NotTraded;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import java.util.Objects;
import java.util.Optional;

/** Looks things up in what an account came to. */
final class Trades {

    private Trades() {}

    static TradeProposal proposal(AccountResult result) {
        return Objects.requireNonNull(result.proposal(), result.toString());
    }

    static Optional<Trade> of(AccountResult result, String security) {
        return proposal(result).trades().stream()
                .filter(trade -> trade.security().equals(new SecurityId(security)))
                .findFirst();
    }

    static Quantity bought(AccountResult result, String security) {
        return quantity(result, security, Side.BUY);
    }

    static Quantity sold(AccountResult result, String security) {
        return quantity(result, security, Side.SELL);
    }

    private static Quantity quantity(AccountResult result, String security, Side side) {
        return of(result, security)
                .filter(trade -> trade.side() == side)
                .map(Trade::quantity)
                .orElse(Quantity.ZERO);
    }

    static Quantity soldOf(AccountResult result, String lot) {
        return proposal(result).trades().stream()
                .flatMap(trade -> trade.lots().stream())
                .filter(sale -> sale.lot().equals(new LotId(lot)))
                .map(LotSale::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    static String whyNot(AccountResult result, String security) {
        return proposal(result).notTraded().stream()
                .filter(note -> note.security().equals(new SecurityId(security)))
                .map(NotTraded::reason)
                .findFirst()
                .orElse("");
    }
}
