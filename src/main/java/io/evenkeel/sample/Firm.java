package io.evenkeel.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Invents households and lives their accounts from opening to the book's day. */
final class Firm {

    static final int HOUSEHOLDS = 1_300;
    private static final long DOLLAR = 100;
    private static final long SHARE = 1_000_000;
    private static final int TRADING_YEAR = 252;

    private final Closes closes;
    private final Models models;
    private final Constituents constituents;
    private final long seed;

    Firm(Closes closes, Models models, Constituents constituents, long seed) {
        this.closes = closes;
        this.models = models;
        this.constituents = constituents;
        this.seed = seed;
    }

    List<Client> clients() {
        List<Client> clients = new ArrayList<>();
        for (int number = 1; number <= HOUSEHOLDS; number++) {
            clients.addAll(household(number));
        }
        return clients;
    }

    private List<Client> household(int number) {
        Chance chance = new Chance(seed + number * 7919L);
        String household = "H-%04d".formatted(number);
        String status = chance.one(List.of("SINGLE", "MARRIED_JOINT", "MARRIED_JOINT", "HEAD_OF_HOUSEHOLD"));
        int accounts = chance.happens(0.55) ? 1 : chance.happens(0.75) ? 2 : 3;
        boolean wealthy = number % 90 == 0;
        List<Client> clients = new ArrayList<>();
        for (int index = 1; index <= accounts; index++) {
            String registration = index == 1
                    ? chance.happens(0.85) ? "TAXABLE" : "TRADITIONAL_IRA"
                    : chance.one(List.of("TRADITIONAL_IRA", "ROTH_IRA", "TAXABLE"));
            String id = "A-%04d-%d".formatted(number, index);
            clients.add(account(id, household, status, registration, wealthy && index == 1, chance));
        }
        if (number % 9 == 0 && clients.size() > 1) {
            playWashWindows(clients);
        }
        return clients;
    }

    private Client account(
            String id, String household, String status, String registration, boolean wealthy, Chance chance) {
        String model = wealthy
                ? chance.happens(0.5) ? Models.SIXTY : Models.THREE_HUNDRED
                : chance.one(List.of(
                        Models.BALANCED,
                        Models.GROWTH,
                        Models.BALANCED,
                        Models.GROWTH,
                        Models.BALANCED,
                        Models.SIXTY,
                        Models.SIXTY,
                        Models.SIXTY,
                        Models.SIXTY,
                        Models.THREE_HUNDRED));
        Client client = new Client(id, household, model, registration, new Custody(closes));
        client.columns.put("filing_status", status);
        client.columns.put("owner", "Owner of " + household);
        long deposit = firstDeposit(model, wealthy, chance);
        int opened = chance.between(0, closes.last() - 60);
        live(client, opened, deposit, wealthy, chance);
        agree(client, chance);
        return client;
    }

    private static long firstDeposit(String model, boolean wealthy, Chance chance) {
        if (wealthy) {
            return chance.between(9_000, 30_000) * 1_000L * DOLLAR;
        }
        return switch (model) {
            case Models.SIXTY -> chance.between(180, 1_200) * 1_000L * DOLLAR;
            case Models.THREE_HUNDRED -> chance.between(1_500, 4_500) * 1_000L * DOLLAR;
            default -> chance.between(15, 400) * 1_000L * DOLLAR;
        };
    }

    private void live(Client client, int opened, long deposit, boolean wealthy, Chance chance) {
        Map<String, Integer> model = models.of(client.model);
        Custody custody = client.custody;
        boolean stocks = client.model.equals(Models.SIXTY) || client.model.equals(Models.THREE_HUNDRED);
        if (wealthy && chance.happens(0.6)) {
            transferLegacy(client, opened, deposit, 0.55, chance);
        } else if (stocks && chance.happens(0.12)) {
            transferLegacy(client, opened, deposit, 0.35, chance);
        } else if (stocks && client.isTaxable() && chance.happens(0.07)) {
            founder(client, opened, deposit, chance);
        }
        custody.deposit(deposit);
        custody.invest(model, opened);
        boolean reinvests = !stocks && chance.happens(0.7);
        boolean adds = chance.happens(0.35);
        double tolerance = chance.between(0.10, 0.30);
        int offset = chance.between(0, TRADING_YEAR - 1);
        for (int day = opened + 1; day <= closes.last() - 12; day++) {
            if (adds && (day + offset) % (stocks ? 380 : 120) == 0) {
                custody.deposit(deposit / 20);
                custody.invest(model, day);
            }
            if (reinvests && (day + offset) % 63 == 0) {
                for (String security : List.copyOf(custody.holdings().keySet())) {
                    custody.reinvest(security, 45, day);
                }
            }
            if ((day + offset) % (stocks ? TRADING_YEAR : 63) == 0) {
                custody.rebalance(model, day, tolerance);
            }
        }
    }

    /** Came in from another firm with holdings of its own, some of them bought long ago. */
    private void transferLegacy(Client client, int opened, long deposit, double part, Chance chance) {
        int names = chance.between(3, 8);
        for (int index = 0; index < names; index++) {
            String security = models.outside.get((chance.between(0, 1_000) * 7 + index * 5) % models.outside.size());
            if (!client.custody.holdings().containsKey(security) && !Faults.RESERVED.contains(security)) {
                long cents = (long) (deposit * part / names);
                long quantity = cents * 10_000 / closes.price(security, opened) * SHARE;
                if (quantity > 0) {
                    client.custody.receive(security, quantity, chance.between(0, opened), opened);
                }
            }
        }
    }

    /** Most of the account in one stock bought on the first day of the history. */
    private void founder(Client client, int opened, long deposit, Chance chance) {
        List<String> risen = models.outside.stream()
                .filter(symbol -> !Faults.RESERVED.contains(symbol))
                .filter(symbol -> closes.price(symbol, closes.last()) > 2 * closes.price(symbol, 0))
                .toList();
        String stock = chance.one(risen);
        long cents = (long) (deposit * chance.between(0.5, 1.6));
        long quantity = cents * 10_000 / closes.price(stock, opened) * SHARE;
        if (quantity <= 0) {
            return;
        }
        client.custody.receive(stock, quantity, 0, opened);
        if (chance.happens(0.4)) {
            client.restrict("NEVER_SELL", stock, "", "", "", "", "Founder's stock", "");
        } else if (chance.happens(0.5)) {
            String kept = BookFiles.shares(quantity / SHARE / 2 * SHARE);
            client.restrict(
                    "LOCK_QUANTITY",
                    stock,
                    kept,
                    "",
                    "",
                    "",
                    "Pledged for a loan",
                    chance.happens(0.3) ? "2017-12-31" : "2019-06-30");
        }
    }

    /** Settings, restrictions and cash flows that some clients have. */
    private void agree(Client client, Chance chance) {
        boolean funds = client.model.startsWith("FIVE");
        Map<String, String> columns = client.columns;
        columns.put("schedule", funds && chance.happens(0.6) ? "QUARTERLY" : "DAILY");
        if (client.isTaxable() && chance.happens(0.3)) {
            columns.put("short_term_rate", chance.one(List.of("0.35", "0.408", "0.503")));
            columns.put("long_term_rate", chance.one(List.of("0.15", "0.188", "0.238", "0.333")));
        }
        if (funds && chance.happens(0.5)) {
            columns.put("drift_band", chance.one(List.of("0.03", "0.05")));
        }
        if (client.isTaxable() && chance.happens(0.12)) {
            columns.put("gain_budget", chance.between(0, 40) + "000.00");
        }
        if (chance.happens(0.1)) {
            columns.put("cash_reserve", chance.between(1, 4) + "000.00");
        }
        if (client.isTaxable() && chance.happens(0.1)) {
            columns.put("carry_long", chance.between(1, 30) + "500.00");
        }
        if (chance.happens(0.04)) {
            client.custody.deposit(client.custody.value(closes.last()) / 12);
        }
        if (chance.happens(0.04)) {
            long cents = client.custody.value(closes.last()) / 20;
            String due =
                    closes.day(closes.last()).plusDays(chance.between(2, 20)).toString();
            client.flows.add(new String[] {client.id, "WITHDRAWAL", BookFiles.dollars(cents), due});
        }
        restrict(client, chance);
    }

    private void restrict(Client client, Chance chance) {
        List<String> held = List.copyOf(client.custody.holdings().keySet());
        if (client.model.startsWith("FIVE") || held.isEmpty()) {
            return;
        }
        if (chance.happens(0.10)) {
            client.restrict("NEVER_BUY", chance.one(held), "", "", "", "", "Works there", "");
        }
        if (chance.happens(0.06)) {
            client.restrict("NEVER_SELL", chance.one(held), "", "", "", "", "Grandfather's gift", "");
        }
        if (chance.happens(0.05)) {
            client.restrict(
                    "NEVER_OWN",
                    chance.one(held),
                    "",
                    "",
                    "",
                    "",
                    "Asked by the client",
                    chance.happens(0.3) ? "2017-06-30" : "");
        }
        if (chance.happens(0.05)) {
            client.restrict(
                    "EXCLUDE_SECTOR",
                    "",
                    "",
                    "",
                    chance.one(List.of("Energy", "Utilities")),
                    "",
                    "No fossil fuels",
                    "");
        }
        if (chance.happens(0.04)) {
            Custody.Lot lot = chance.one(client.custody.lots);
            client.restrict("LOCK_LOT", lot.security, "", lot.id, "", "", "Promised to a charity", "2018-12-31");
        }
        if (chance.happens(0.04)) {
            client.restrict("MAX_WEIGHT", chance.one(held), "", "", "", "0.03", "Concentration limit", "");
        }
    }

    /** One account takes a loss in January; the household's others hold or have just bought the same. */
    private void playWashWindows(List<Client> clients) {
        Client seller = clients.stream().filter(Client::isTaxable).findFirst().orElse(clients.get(0));
        int sold = closes.dayOf(LocalDate.of(2018, 1, 24));
        int bought = closes.dayOf(LocalDate.of(2018, 1, 30));
        seller.custody.lots.stream()
                .filter(lot -> lot.quantity >= SHARE)
                .filter(lot -> Custody.amount(lot.quantity, closes.price(lot.security, sold)) < lot.basis)
                .findFirst()
                .ifPresent(lot -> seller.custody.sell(lot.security, lot.quantity, sold));
        for (Client other : clients) {
            if (other != seller && other.custody.cash > 0) {
                List<String> held = List.copyOf(other.custody.holdings().keySet());
                if (!held.isEmpty()) {
                    other.custody.buy(held.get(held.size() / 2), other.custody.cash / 2, bought);
                }
            }
        }
    }

    Constituents constituents() {
        return constituents;
    }
}
