package io.evenkeel.sample;

import io.evenkeel.sample.Client.Kind;
import io.evenkeel.sample.Client.Restriction;
import java.time.LocalDate;
import java.util.List;

/** What clients bring with them: holdings of another firm's choosing, and founders' stock. */
final class Arrivals {

    private final Closes closes;
    private final Companies companies;
    private final Models models;

    Arrivals(Closes closes, Companies companies, Models models) {
        this.closes = closes;
        this.companies = companies;
        this.models = models;
    }

    /** Brings part of {@code worth} in kind; returns what that was worth, cents. */
    long bring(Client client, long worth, int opened, boolean recent, Chance chance) {
        if (client.kind == Kind.FOUNDER) {
            return founder(client, worth, opened, chance);
        }
        if (client.kind == Kind.TRANSFERRED) {
            return legacy(client, worth * chance.between(15, 45) / 100, opened, chance);
        }
        if (client.kind == Kind.LARGE && recent) {
            return legacy(client, worth * chance.between(45, 65) / 100, opened, chance);
        }
        return 0;
    }

    /** Some names outside the model, each of one to three lots; large accounts were with their old firm a short time. */
    private long legacy(Client client, long cents, int opened, Chance chance) {
        int names = chance.between(4, client.kind == Kind.LARGE ? 14 : 9);
        long brought = 0;
        for (int index = 0; index < names; index++) {
            String security = chance.one(models.outside);
            boolean mayHold = closes.tradingPrice(security, opened) > 0
                    && companies.isPlainFrom(security, closes.day(opened))
                    && !client.custody.holdings().containsKey(security);
            if (mayHold) {
                int lots = chance.between(1, 3);
                for (int lot = 0; lot < lots; lot++) {
                    brought += bringLot(client, security, cents / names / lots, opened, chance);
                }
            }
        }
        return brought;
    }

    private long bringLot(Client client, String security, long cents, int opened, Chance chance) {
        long price = closes.price(security, opened);
        long quantity = Units.wholeShares(cents, price);
        if (quantity == 0) {
            return 0;
        }
        boolean old = client.kind != Kind.LARGE && companies.isPlain(security) && chance.happens(40);
        int bought =
                client.kind == Kind.LARGE ? Math.max(0, opened - chance.between(60, 400)) : chance.between(0, opened);
        if (old || !isOwnable(security, bought)) {
            beforeTheData(client, security, quantity, opened, chance);
        } else {
            long basis = Units.amount(quantity, closes.price(security, bought));
            client.custody.receive(security, quantity, basis, closes.day(bought), opened);
        }
        return Units.amount(quantity, price);
    }

    private boolean isOwnable(String security, int day) {
        return closes.tradingPrice(security, day) > 0 && companies.isPlainFrom(security, closes.day(day));
    }

    /** Bought in the twenty years before the first close, at an invented part of it: what makes legacy holdings hard. */
    private Lot beforeTheData(Client client, String security, long quantity, int opened, Chance chance) {
        int day = 0;
        while (!isOwnable(security, day)) {
            day++;
        }
        long basis = Units.amount(quantity, closes.price(security, day) * chance.between(4, 80) / 100);
        LocalDate acquired =
                day > 0 ? closes.day(day) : LocalDate.of(1993, 1, 4).plusDays(chance.between(0, 7_000));
        return client.custody.receive(security, quantity, basis, acquired, opened);
    }

    /** Thirty to seventy percent of the account in one stock that has at least doubled. */
    private long founder(Client client, long worth, int opened, Chance chance) {
        List<String> risen = models.outside.stream()
                .filter(companies::isPlain)
                .filter(symbol -> closes.price(symbol, 0) > 0)
                .filter(symbol -> closes.price(symbol, closes.last()) > 2 * closes.price(symbol, 0))
                .toList();
        List<String> stocks = chance.happens(40) ? List.of("FB", "NFLX", "NVDA", "AMZN", "ADBE") : risen;
        String stock = chance.one(stocks);
        long price = closes.price(stock, opened);
        long quantity = Units.wholeShares(worth * chance.between(30, 65) / 100, price);
        if (quantity == 0) {
            return 0;
        }
        Lot lot = beforeTheData(client, stock, quantity, opened, chance);
        client.untouched.add(stock);
        String why = "Founder's stock";
        if (chance.happens(30)) {
            client.restrictions.add(Restriction.on("NEVER_SELL", stock, why));
        } else if (chance.happens(35)) {
            client.restrictions.add(
                    Restriction.keep(stock, quantity / Units.SHARE / 2 * Units.SHARE, "Pledged for a loan")
                            .until(chance.happens(30) ? "2017-12-31" : "2019-06-30"));
        } else if (chance.happens(25)) {
            client.restrictions.add(Restriction.keep(lot, why));
        }
        return Units.amount(quantity, price);
    }
}
