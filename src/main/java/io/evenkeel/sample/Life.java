package io.evenkeel.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Lives a household's accounts from their opening to the eve of the book, all of them day by day. */
final class Life {

    /** The last days belong to the market: nobody had rebalanced since. */
    private static final int QUIET_DAYS = 7;

    private static final int DIVIDENDS_EVERY = 126;
    private static final int DIVIDEND_BPS = 90;
    private static final long LEAST_LOSS = 400 * Units.DOLLAR;

    private final Closes closes;
    private final Models models;
    private final Substitutes substitutes;

    Life(Closes closes, Models models, Substitutes substitutes) {
        this.closes = closes;
        this.models = models;
        this.substitutes = substitutes;
    }

    /** @param habits one per client, in their order */
    void live(List<Client> clients, List<Habits> habits) {
        for (int day = 0; day < closes.last(); day++) {
            if (closes.trusted(day) == day) {
                for (int index = 0; index < clients.size(); index++) {
                    act(clients.get(index), habits.get(index), day);
                }
            }
        }
    }

    private void act(Client client, Habits habits, int day) {
        if (day < habits.opened()) {
            return;
        }
        Custody custody = client.custody;
        TowardsTarget trading = trading(client);
        if (day == habits.opened()) {
            custody.cash += habits.deposit();
            trading.invest(day, Integer.MAX_VALUE);
            return;
        }
        if (habits.isDue(DIVIDENDS_EVERY, day)) {
            payDividends(client, habits, day);
        }
        if (habits.isDue(habits.depositsEvery(), day) || day == habits.addsLate()) {
            custody.cash += habits.deposit() / 20;
            trading.invest(day, 40);
        }
        if (habits.isDue(habits.withdrawsEvery(), day)) {
            withdraw(client, trading, day);
        }
        if (isRebalancedOn(habits, day)) {
            trading.rebalance(day, habits.tolerancePercent());
        }
        if (day == habits.harvests()) {
            takeLosses(client, day);
        }
    }

    private TowardsTarget trading(Client client) {
        long smallest = (client.holdsFunds() ? 200 : 600) * Units.DOLLAR;
        return new TowardsTarget(closes, models.of(client.model), client, smallest);
    }

    private void payDividends(Client client, Habits habits, int day) {
        Custody custody = client.custody;
        if (habits.reinvests()) {
            List.copyOf(custody.holdings().keySet()).forEach(security -> custody.reinvest(security, DIVIDEND_BPS, day));
        } else {
            custody.cash += Units.share(custody.value(day) - custody.cash, DIVIDEND_BPS, 10_000);
        }
    }

    private void withdraw(Client client, TowardsTarget trading, int day) {
        long cents = client.custody.value(day) / 30;
        trading.raise(cents + cents / 50, day);
        client.custody.cash -= Math.min(cents, Math.max(0, client.custody.cash));
    }

    private boolean isRebalancedOn(Habits habits, int day) {
        if (habits.onQuarters()) {
            return isFirstOfQuarter(day);
        }
        return day <= closes.last() - QUIET_DAYS && habits.isDue(habits.rebalancedEvery(), day);
    }

    private boolean isFirstOfQuarter(int day) {
        LocalDate date = closes.day(day);
        boolean quarter = date.getMonth() == date.getMonth().firstMonthOfQuarter();
        return quarter && closes.day(day - 1).getMonth() != date.getMonth();
    }

    /** Sells whole holdings that stand below cost; every second one is replaced by a peer of its sector. */
    private void takeLosses(Client client, int day) {
        Custody custody = client.custody;
        boolean replaces = true;
        for (Map.Entry<String, Long> held : custody.holdings().entrySet()) {
            String security = held.getKey();
            long price = closes.price(security, day);
            long basis = custody.lotsOf(security).stream()
                    .mapToLong(lot -> lot.basis)
                    .sum();
            if (!client.untouched.contains(security) && basis - Units.amount(held.getValue(), price) >= LEAST_LOSS) {
                long cash = custody.cash;
                custody.sell(security, held.getValue(), day);
                String peer = substitutes.first(security);
                if (replaces && !peer.isEmpty()) {
                    long quantity = Units.wholeShares(custody.cash - cash, closes.tradingPrice(peer, day));
                    custody.buy(peer, quantity, day, "PURCHASE");
                }
                replaces = !replaces;
            }
        }
    }
}
