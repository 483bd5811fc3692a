package io.evenkeel.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Plants what real books get wrong in a few percent of the accounts, and writes down where. The companies are real, the
 * corporate actions invented: their last prices are put on the new terms, as an action that is processed late shows.
 */
final class Faults {

    static final String SPLIT = "SNA";
    static final String SPIN_OFF = "SYK";
    static final String SPUN_OUT = "SYK-NEW";
    static final String JUMP = "SWKS";
    static final String STALE = "SYMC";

    /** Held by nobody but the planted accounts and those where the custodian did its work. */
    static final Set<String> RESERVED = Set.of(SPLIT, SPIN_OFF, SPUN_OUT, JUMP, STALE);

    private static final int EVERY = 21;
    private static final int KINDS = 7;
    private static final int BOOKED_EVERY = 160;
    private static final int STALE_DAYS = 9;
    private static final int BOUGHT_DAYS_AGO = 260;

    private static final String NOT_BOOKED = "A corporate action that is not booked holds the account";
    private static final String TOTALS_DIFFER = "Lots that do not add up to the custodian's total hold the account";
    private static final String CASH_DIFFERS = "Cash that differs from the custodian's holds the account";

    /** @param expected the sentence of the data rule that has to hold the account */
    record Planted(String account, String kind, String security, String expected) {}

    final List<Planted> planted = new ArrayList<>();

    private final Closes closes;

    Faults(Closes closes) {
        this.closes = closes;
    }

    /** Must come after all lives are lived: it changes the last prices of what it plants. */
    void plant(List<Client> clients) {
        int number = 0;
        for (int index = 0; index < clients.size(); index++) {
            Client client = clients.get(index);
            if (index % EVERY == EVERY / 2 && !client.planted) {
                plant(client, number % KINDS, number / KINDS % 2 == 0);
                number++;
            } else if (index % BOOKED_EVERY == 5 && !client.planted) {
                bookedSplit(client);
            } else if (index % BOOKED_EVERY == 85 && !client.planted) {
                bookedSpinOff(client);
            }
        }
        reprice();
    }

    private void reprice() {
        int last = closes.last();
        putOnNewTerms(SPLIT, last - 1, 1, 2);
        putOnNewTerms(SPIN_OFF, last - 1, 3, 4);
        putOnNewTerms(JUMP, last, 3, 5);
        long[] spunOut = closes.of(SPUN_OUT);
        for (int day = last - 1; day <= last; day++) {
            spunOut[day] = closes.price(SPIN_OFF, day) / 3 / 10_000 * 10_000;
        }
    }

    private void putOnNewTerms(String security, int from, long numerator, long denominator) {
        long[] prices = closes.of(security);
        for (int day = from; day < prices.length; day++) {
            prices[day] = prices[day] * numerator / denominator / 10_000 * 10_000;
        }
    }

    /** @param ahead of two ways in which a fault shows: whether the custodian's totals are ahead of the lots */
    private void plant(Client client, int kind, boolean ahead) {
        client.planted = true;
        switch (kind) {
            case 0 -> lateSplit(client, ahead);
            case 1 -> lateSpinOff(client, ahead);
            case 2 -> {
                hold(client, JUMP);
                note(client, "PRICE_JUMP", JUMP, "A price move without a known reason holds the account");
            }
            case 3 -> {
                hold(client, STALE);
                note(client, "STALE_PRICE", STALE, "A holding whose price is stale holds the account");
            }
            case 4 -> missingBasis(client);
            case 5 -> totalsDiffer(client, ahead);
            default -> cashDiffers(client, ahead ? 25_017 : -4_211);
        }
    }

    private void lateSplit(Client client, boolean ahead) {
        Lot lot = hold(client, SPLIT);
        if (ahead) {
            client.custodianDiffers.put(SPLIT, lot.quantity);
        }
        note(client, "SPLIT_NOT_BOOKED", SPLIT, NOT_BOOKED);
    }

    private void lateSpinOff(Client client, boolean ahead) {
        Lot lot = hold(client, SPIN_OFF);
        if (ahead) {
            client.custodianDiffers.put(SPUN_OUT, lot.quantity);
        }
        note(client, "SPIN_OFF_NOT_BOOKED", SPIN_OFF, NOT_BOOKED);
    }

    /** Only a taxable account is held for it; elsewhere a basis decides nothing. */
    private void missingBasis(Client client) {
        if (!client.isTaxable()) {
            cashDiffers(client, 1_250);
            return;
        }
        Lot lot = client.custody.lots.get(client.custody.lots.size() / 2);
        lot.basis = -1;
        note(client, "MISSING_BASIS", lot.security, "A lot without a basis holds a taxable account");
    }

    private void totalsDiffer(Client client, boolean ahead) {
        String security = client.custody.holdings().lastKey();
        client.custodianDiffers.put(security, (ahead ? 7 : 1) * Units.SHARE);
        note(client, "SHARES_DIFFER", security, TOTALS_DIFFER);
    }

    private void cashDiffers(Client client, long cents) {
        client.custodianDiffers.put("", cents);
        note(client, "CASH_DIFFERS", "", CASH_DIFFERS);
    }

    /** About two percent of the account, bought a year ago. */
    private Lot hold(Client client, String security) {
        int bought = closes.last() - BOUGHT_DAYS_AGO;
        long price = closes.price(security, bought);
        long cents = Math.max(1_500 * Units.DOLLAR, client.custody.value(closes.last()) / 50);
        long quantity = Units.wholeShares(cents, price);
        return client.custody.receive(security, quantity, Units.amount(quantity, price), closes.day(bought), bought);
    }

    /** The same split where the custodian did its work: twice the shares, the same basis, a receipt on record. */
    private void bookedSplit(Client client) {
        Lot lot = hold(client, SPLIT);
        long received = lot.quantity;
        lot.quantity += received;
        String id = client.custody.nextId("C");
        client.custody.enter(Entry.received(id, effective(), "STOCK_SPLIT", SPLIT, received));
    }

    /** A quarter of the basis goes to the new shares, which keep the old ones' date (IRC 358, 1223). */
    private void bookedSpinOff(Client client) {
        Lot lot = hold(client, SPIN_OFF);
        long moved = lot.basis / 4;
        lot.basis -= moved;
        client.custody.receive(SPUN_OUT, lot.quantity, moved, lot.acquired, closes.last() - 1);
    }

    private void note(Client client, String kind, String security, String expected) {
        planted.add(new Planted(client.id, kind, security, expected));
    }

    /** First day on the new terms, of both actions. */
    LocalDate effective() {
        return closes.day(closes.last() - 1);
    }

    /** Last day with a price, as an index. */
    int lastQuote(String security) {
        return security.equals(STALE) ? closes.dayOf(closes.day(closes.last()).minusDays(STALE_DAYS)) : closes.last();
    }
}
