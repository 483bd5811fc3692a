package io.evenkeel.sample;

import io.evenkeel.sample.BookFiles.Csv;
import io.evenkeel.sample.Client.Flow;
import io.evenkeel.sample.Client.Restriction;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Writes what belongs to accounts. */
final class AccountFiles {

    private static final List<String> FACTS =
            List.of("account", "household", "filing_status", "owner", "registration", "model", "cash");
    private static final List<String> SETTINGS = List.of(
            "short_term_rate",
            "long_term_rate",
            "drift_band",
            "gain_budget",
            "cash_reserve",
            "minimum_trade",
            "schedule",
            "lot_method",
            "carry_short",
            "carry_long");
    private static final List<String> YEAR = List.of("ytd_short_term_gain", "ytd_long_term_gain");

    private final Csv accounts;
    private final Csv restrictions;
    private final Csv flows;
    private final Csv lots;
    private final Csv transactions;
    private final Csv positions;

    AccountFiles(BookFiles files) {
        List<String> columns = new ArrayList<>(FACTS);
        columns.addAll(SETTINGS);
        columns.addAll(YEAR);
        this.accounts = files.open("accounts.csv", columns.toArray(String[]::new));
        this.restrictions = files.open(
                "restrictions.csv",
                "account",
                "type",
                "security",
                "quantity",
                "lot",
                "sector",
                "weight",
                "reason",
                "expires");
        this.flows = files.open("cash_flows.csv", "account", "type", "amount", "due");
        this.lots = files.open("lots.csv", "lot", "account", "security", "quantity", "basis", "acquired");
        this.transactions = files.open(
                "transactions.csv",
                "transaction",
                "account",
                "date",
                "side",
                "kind",
                "security",
                "quantity",
                "amount",
                "lot",
                "gain");
        this.positions = files.open("positions.csv", "account", "security", "quantity");
    }

    void write(Client client) {
        account(client);
        client.restrictions.forEach(restriction -> restriction(client, restriction));
        client.flows.forEach(flow -> flow(client, flow));
        client.custody.lots.forEach(lot -> lot(client, lot));
        client.custody.entries.forEach(entry -> transaction(client, entry));
        positions(client);
    }

    private void account(Client client) {
        Custody custody = client.custody;
        List<String> cells = new ArrayList<>(List.of(
                client.id,
                client.family.id,
                client.family.filingStatus,
                client.owner,
                client.registration,
                client.model,
                Units.dollars(custody.cash)));
        SETTINGS.forEach(column -> cells.add(client.setting(column)));
        cells.add(client.isTaxable() ? Units.dollars(custody.shortGainOfYear) : "");
        cells.add(client.isTaxable() ? Units.dollars(custody.longGainOfYear) : "");
        accounts.row(cells.toArray(String[]::new));
    }

    private void restriction(Client client, Restriction asked) {
        restrictions.row(
                client.id,
                asked.type(),
                asked.security(),
                asked.quantity(),
                asked.lot(),
                asked.sector(),
                asked.weight(),
                asked.reason(),
                asked.expires());
    }

    private void flow(Client client, Flow flow) {
        flows.row(client.id, flow.type(), Units.dollars(flow.cents()), flow.due());
    }

    private void lot(Client client, Lot lot) {
        lots.row(
                lot.id,
                client.id,
                lot.security,
                Units.shares(lot.quantity),
                lot.basis < 0 ? "" : Units.dollars(lot.basis),
                lot.acquired.toString());
    }

    private void transaction(Client client, Entry entry) {
        transactions.row(
                entry.id(),
                client.id,
                entry.date().toString(),
                entry.side(),
                entry.kind(),
                entry.security(),
                Units.shares(entry.quantity()),
                Units.dollars(entry.amount()),
                entry.lot(),
                entry.gain());
    }

    /** The custodian's totals: the lots' and the cash, but for what is planted. */
    private void positions(Client client) {
        TreeMap<String, Long> totals = client.custody.holdings();
        long cash = client.custody.cash;
        for (var differs : client.custodianDiffers.entrySet()) {
            if (differs.getKey().isEmpty()) {
                cash += differs.getValue();
            } else {
                totals.merge(differs.getKey(), differs.getValue(), Long::sum);
            }
        }
        positions.row(client.id, "", Units.dollars(cash));
        totals.forEach((security, quantity) -> positions.row(client.id, security, Units.shares(quantity)));
    }
}
