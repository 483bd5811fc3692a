package io.evenkeel.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Plants what real books get wrong, a few percent of accounts, and writes down where. The companies are real and the
 * actions are invented: their prices of the last days are put on the new terms, as a late-processed action would show.
 */
final class Faults {

    static final String SPLIT = "SNA";
    static final String SPIN_OFF = "SYK";
    static final String SPUN_OUT = "SYK-NEW";
    static final String UNKNOWN_JUMP = "SWKS";
    static final String STALE = "SYMC";

    private static final int EVERY = 21;
    private static final int KINDS = 7;
    private static final int STALE_DAYS = 9;
    private static final long SHARE = 1_000_000;

    /** Held by nobody but the planted accounts. */
    static final Set<String> RESERVED = Set.of(SPLIT, SPIN_OFF, SPUN_OUT, UNKNOWN_JUMP, STALE);

    /** Account, kind, security, and the hold that is expected. */
    final List<String[]> planted = new ArrayList<>();

    private final Closes closes;

    Faults(Closes closes) {
        this.closes = closes;
    }

    /** Must run before anything is priced on the last days and after all purchases. */
    void plant(List<Client> clients) {
        int number = 0;
        for (int index = 0; index < clients.size(); index++) {
            if (index % EVERY == EVERY / 2) {
                plant(clients.get(index), number++ % KINDS);
            } else if (index % 400 == 5) {
                bookedSplit(clients.get(index));
            }
        }
        int last = closes.last();
        putOnNewTerms(SPLIT, last - 1, 1, 2);
        putOnNewTerms(SPIN_OFF, last - 1, 3, 4);
        putOnNewTerms(UNKNOWN_JUMP, last, 3, 5);
        long[] spun = closes.of(SPUN_OUT);
        for (int day = last - 1; day <= last; day++) {
            spun[day] = closes.price(SPIN_OFF, day) / 3 / 10_000 * 10_000;
        }
    }

    private void putOnNewTerms(String security, int from, long numerator, long denominator) {
        long[] prices = closes.of(security);
        for (int day = from; day < prices.length; day++) {
            prices[day] = prices[day] * numerator / denominator / 10_000 * 10_000;
        }
    }

    private void plant(Client client, int kind) {
        client.planted = true;
        switch (kind) {
            case 0 -> {
                long quantity = hold(client, SPLIT);
                client.custodianDiffers.put(SPLIT, quantity);
                note(client, "SPLIT_NOT_BOOKED", SPLIT, "A corporate action that is not booked holds the account");
            }
            case 1 -> {
                hold(client, SPIN_OFF);
                note(
                        client,
                        "SPIN_OFF_NOT_BOOKED",
                        SPIN_OFF,
                        "A corporate action that is not booked holds the account");
            }
            case 2 -> {
                hold(client, UNKNOWN_JUMP);
                note(client, "UNEXPLAINED_JUMP", UNKNOWN_JUMP, "A price move without a known reason holds the account");
            }
            case 3 -> {
                hold(client, STALE);
                note(client, "STALE_PRICE", STALE, "A holding whose price is stale holds the account");
            }
            case 4 -> missingBasis(client);
            case 5 -> {
                String security = client.custody.holdings().firstKey();
                client.custodianDiffers.put(security, 7 * SHARE);
                note(
                        client,
                        "SHARES_DIFFER",
                        security,
                        "Lots that do not add up to the custodian's total hold the account");
            }
            default -> {
                client.custodianDiffers.put("", 25_017L);
                note(client, "CASH_DIFFERS", "", "Cash that differs from the custodian's holds the account");
            }
        }
    }

    private void missingBasis(Client client) {
        if (client.isTaxable()) {
            Custody.Lot lot = client.custody.lots.get(0);
            lot.basis = -1;
            note(client, "MISSING_BASIS", lot.security, "A lot without a basis holds a taxable account");
        } else {
            client.custodianDiffers.put("", -1_250L);
            note(client, "CASH_DIFFERS", "", "Cash that differs from the custodian's holds the account");
        }
    }

    /** About two percent of the account, bought a year ago. */
    private long hold(Client client, String security) {
        int bought = closes.last() - 260;
        long cents = Math.max(100_000, client.custody.value(closes.last()) / 50);
        long quantity = Math.max(1, cents * 10_000 / closes.price(security, bought)) * SHARE;
        client.custody.receive(security, quantity, bought, bought);
        return quantity;
    }

    /** The same split where the custodian did its work: twice the shares, the same basis, a receipt on record. */
    private void bookedSplit(Client client) {
        long quantity = hold(client, SPLIT);
        Custody custody = client.custody;
        custody.lots.stream().filter(lot -> lot.security.equals(SPLIT)).forEach(lot -> lot.quantity *= 2);
        custody.rows.add(
                new Custody.Row("C1", closes.last() - 1, "RECEIVE", "STOCK_SPLIT", SPLIT, quantity, 0, "", ""));
    }

    private void note(Client client, String kind, String security, String expected) {
        planted.add(new String[] {client.id, kind, security, expected});
    }

    int staleDay() {
        return closes.dayOf(closes.day(closes.last()).minusDays(STALE_DAYS));
    }
}
