package io.evenkeel.sample;

import io.evenkeel.sample.Client.Flow;
import io.evenkeel.sample.Client.Kind;
import io.evenkeel.sample.Client.Restriction;
import java.util.List;

/** Settings, restrictions and cash flows that some clients have agreed with the firm. */
final class Agreements {

    private static final String OWN = "Asked by the client";

    private final Closes closes;

    Agreements(Closes closes) {
        this.closes = closes;
    }

    void add(Client client, Chance chance) {
        settings(client, chance);
        if (client.isTaxable()) {
            taxes(client, chance);
        }
        cash(client, chance);
        if (!client.holdsFunds()) {
            restrictions(client, chance);
        }
    }

    private static void settings(Client client, Chance chance) {
        boolean funds = client.holdsFunds();
        client.settings.put("schedule", funds && chance.happens(48) ? "QUARTERLY" : "DAILY");
        if (funds && chance.happens(50)) {
            client.settings.put("drift_band", chance.one(List.of("0.01", "0.015", "0.02", "0.03", "0.05")));
        }
        if (!funds && chance.happens(20)) {
            client.settings.put("drift_band", chance.one(List.of("0.01", "0.015", "0.02")));
        }
        if (chance.happens(12)) {
            client.settings.put("minimum_trade", chance.one(List.of("100.00", "500.00", "1000.00")));
        }
        if (chance.happens(5)) {
            client.settings.put("lot_method", chance.one(List.of("FIFO", "HIGHEST_COST", "LIFO")));
        }
        if (chance.happens(10)) {
            client.settings.put("cash_reserve", chance.between(1, 4) + "000.00");
        }
    }

    private static void taxes(Client client, Chance chance) {
        if (chance.happens(30)) {
            int rate = chance.between(0, 2);
            client.settings.put(
                    "short_term_rate", List.of("0.35", "0.408", "0.503").get(rate));
            client.settings.put(
                    "long_term_rate", List.of("0.188", "0.238", "0.333").get(rate));
        }
        if (!client.holdsFunds() && chance.happens(25)) {
            client.settings.put("gain_budget", chance.between(0, 60) + "000.00");
        }
        if (chance.happens(10)) {
            client.settings.put("carry_long", chance.between(1, 30) + "500.00");
        }
        if (chance.happens(4)) {
            client.settings.put("carry_short", chance.between(1, 12) + "250.00");
        }
    }

    /** Deposits that wait to be invested, payments that are due, and a few accounts that are overdrawn. */
    private void cash(Client client, Chance chance) {
        Custody custody = client.custody;
        long value = custody.value(closes.last());
        if (chance.happens(4)) {
            custody.cash += value / chance.between(8, 25);
        } else if (chance.happens(1)) {
            custody.cash = -value / chance.between(200, 800);
        }
        if (chance.happens(4)) {
            client.flows.add(new Flow("WITHDRAWAL", value / chance.between(12, 40), inDays(chance.between(1, 25))));
        } else if (chance.happens(2)) {
            client.flows.add(new Flow("DEPOSIT", value / chance.between(10, 30), inDays(chance.between(1, 25))));
        }
    }

    private String inDays(int days) {
        return closes.day(closes.last()).plusDays(days).toString();
    }

    private static void restrictions(Client client, Chance chance) {
        List<String> held = List.copyOf(client.custody.holdings().keySet());
        if (held.isEmpty()) {
            return;
        }
        List<Restriction> restrictions = client.restrictions;
        if (chance.happens(9)) {
            restrictions.add(Restriction.on("NEVER_BUY", chance.one(held), "Works there"));
        }
        if (chance.happens(6)) {
            restrictions.add(Restriction.on("NEVER_SELL", chance.one(held), "A gift of the grandfather's"));
        }
        if (chance.happens(5)) {
            Restriction never = Restriction.on("NEVER_OWN", chance.one(held), OWN);
            restrictions.add(chance.happens(40) ? never.until("2017-06-30") : never);
        }
        if (chance.happens(2)) {
            restrictions.add(
                    Restriction.on("NEVER_TRADE", chance.one(held), "Insider").until("2018-03-31"));
        }
        if (chance.happens(4)) {
            restrictions.add(Restriction.withoutSector(
                    chance.one(List.of("Energy", "Utilities", "Real Estate")), "Excluded by the client's policy"));
        }
        if (chance.happens(5)) {
            Lot lot = chance.one(client.custody.lots);
            restrictions.add(Restriction.keep(lot, "Promised to a charity").until("2018-12-31"));
        }
        if (chance.happens(4) && client.kind != Kind.FOUNDER) {
            restrictions.add(Restriction.atMost(chance.one(held), "0.06", "Limit for one company"));
        }
    }
}
