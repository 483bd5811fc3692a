package io.evenkeel.sample;

import io.evenkeel.sample.Client.Flow;
import io.evenkeel.sample.Client.Kind;
import io.evenkeel.sample.Client.Restriction;
import java.util.List;

/** A handful of founders who want out more than everything else is worth, and will not have their stock sold. */
final class Contradictions {

    private static final int HANDFUL = 6;
    private static final String DUE = "2018-02-09";

    private final Closes closes;

    Contradictions(Closes closes) {
        this.closes = closes;
    }

    /** The accounts, in their order. */
    List<Client> plant(List<Client> clients) {
        List<Client> chosen = clients.stream()
                .filter(client -> client.kind == Kind.FOUNDER && !client.untouched.isEmpty())
                .filter(client -> client.custody.cash > 0)
                .limit(HANDFUL)
                .toList();
        chosen.forEach(this::plant);
        return chosen;
    }

    private void plant(Client client) {
        client.planted = true;
        client.flows.clear();
        client.restrictions.clear();
        long locked = 0;
        for (String stock : client.untouched) {
            client.restrictions.add(Restriction.on("NEVER_SELL", stock, "Founder's stock"));
            long held = client.custody.holdings().getOrDefault(stock, 0L);
            locked += Units.amount(held, closes.price(stock, closes.last()));
        }
        long rest = client.custody.value(closes.last()) - locked;
        client.flows.add(new Flow("WITHDRAWAL", rest * 13 / 10, DUE));
    }
}
