package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.Household;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.Market;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Quantity;
import io.evenkeel.policy.LossSoldFacts;
import io.evenkeel.policy.RecentlyBoughtFacts;
import io.evenkeel.proposal.LotSale;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the whole tax unit did in the last thirty days, and what this run already proposes for its other accounts, as far
 * as a trade of today could make a wash sale of it (IRC 1091: thirty days before and after).
 */
final class WashOutlook {

    private static final int WINDOW_DAYS = 30;

    private record Loss(String group, AccountId account, LocalDate sold, Quantity quantity) {}

    private record Purchase(String group, AccountId account, LocalDate bought, Quantity quantity) {}

    private final Market market;
    private final List<Loss> losses = new ArrayList<>();
    private final List<Purchase> purchases = new ArrayList<>();

    WashOutlook(Household household, Market market) {
        this.market = market;
        for (Account account : household.accounts()) {
            if (account.registration() != io.evenkeel.account.Registration.TAX_EXEMPT) {
                account.transactions().forEach(transaction -> look(account, transaction));
            }
        }
    }

    private void look(Account account, AccountTransaction transaction) {
        LocalDate asOf = market.asOf();
        LocalDate date = transaction.date();
        if (date.isBefore(asOf.minusDays(WINDOW_DAYS)) || date.isAfter(asOf)) {
            return;
        }
        String group = group(transaction.security());
        if (transaction.side() == TransactionSide.BUY && transaction.kind().canReplace()) {
            purchases.add(new Purchase(group, account.id(), date, transaction.quantity()));
        }
        if (transaction.side() == TransactionSide.SELL && account.registration().isTaxable()) {
            Quantity atLoss = transaction.lots().stream()
                    .filter(WashOutlook::mayBeLoss)
                    .map(SoldLot::quantity)
                    .reduce(Quantity.ZERO, Quantity::plus);
            if (atLoss.isPositive()) {
                losses.add(new Loss(group, account.id(), date, atLoss));
            }
        }
    }

    /** A sale whose gain nobody reported may have been a loss. */
    private static boolean mayBeLoss(SoldLot lot) {
        return lot.gain() == null || lot.gain().isNegative();
    }

    private String group(SecurityId id) {
        Security security = market.securities().get(id);
        return security == null ? id.value() : security.identityGroup();
    }

    /** From now on this proposal's trades count as made today. */
    void add(Account account, TradeProposal proposal) {
        if (account.registration() == io.evenkeel.account.Registration.TAX_EXEMPT) {
            return;
        }
        for (Trade trade : proposal.trades()) {
            String group = group(trade.security());
            if (trade.side() == Side.BUY) {
                purchases.add(new Purchase(group, account.id(), market.asOf(), trade.quantity()));
            } else if (account.registration().isTaxable()) {
                trade.lots().stream()
                        .filter(lot -> lot.gain().isNegative())
                        .map(LotSale::quantity)
                        .reduce(Quantity::plus)
                        .ifPresent(sold -> losses.add(new Loss(group, account.id(), market.asOf(), sold)));
            }
        }
    }

    List<LossSoldFacts> lossesSold(AccountView view) {
        if (view.account().registration() == io.evenkeel.account.Registration.TAX_EXEMPT) {
            return List.of();
        }
        List<LossSoldFacts> facts = new ArrayList<>();
        for (Loss loss : losses) {
            for (SecurityId security : concerned(view, loss.group())) {
                facts.add(new LossSoldFacts(
                        security,
                        loss.account(),
                        loss.sold(),
                        loss.quantity(),
                        loss.sold().plusDays(WINDOW_DAYS + 1)));
            }
        }
        return facts;
    }

    List<RecentlyBoughtFacts> recentlyBought(AccountView view) {
        if (!view.account().registration().isTaxable()) {
            return List.of();
        }
        List<RecentlyBoughtFacts> facts = new ArrayList<>();
        for (Purchase purchase : purchases) {
            for (SecurityId security : concerned(view, purchase.group())) {
                if (view.positions().containsKey(security)) {
                    facts.add(new RecentlyBoughtFacts(
                            security,
                            purchase.account(),
                            purchase.bought(),
                            purchase.quantity(),
                            purchase.bought().plusDays(WINDOW_DAYS + 1)));
                }
            }
        }
        return facts;
    }

    private List<SecurityId> concerned(AccountView view, String group) {
        List<SecurityId> concerned = new ArrayList<>();
        for (SecurityId security : view.market().securities().keySet()) {
            boolean known =
                    view.positions().containsKey(security) || view.targets().containsKey(security);
            if (known && group(security).equals(group)) {
                concerned.add(security);
            }
        }
        return concerned;
    }
}
