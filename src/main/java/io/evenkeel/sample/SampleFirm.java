package io.evenkeel.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes {@code samples/firm.zip} and {@code samples/planted-faults.csv}. Takes the samples folder as its argument. */
public final class SampleFirm {

    private static final long SEED = 20_180_207;
    private static final int HISTORY_DAYS = 504;
    private static final String[] SETTINGS = {
        "short_term_rate", "long_term_rate", "drift_band", "gain_budget", "cash_reserve", "schedule", "carry_long"
    };

    private final Closes closes;
    private final Constituents constituents;
    private final Models models;
    private final BookFiles files = new BookFiles();
    private final Faults faults;

    private SampleFirm(Path market) {
        this.closes = Closes.read(market.resolve("sp500_close_2013-02-08_2018-02-07_long.csv.gz"));
        this.constituents = Constituents.read(market);
        Funds.price(closes, constituents);
        this.models = new Models(closes, constituents);
        this.faults = new Faults(closes);
    }

    /** @param arguments the samples folder; {@code samples} where none is given */
    public static void main(String[] arguments) {
        write(Path.of(arguments.length == 0 ? "samples" : arguments[0]), Path.of("samples", "market"));
    }

    /** Reads real prices from {@code market} and writes the book below {@code target}. */
    static void write(Path target, Path market) {
        SampleFirm sample = new SampleFirm(market);
        List<Client> clients = new Firm(sample.closes, sample.models, sample.constituents, SEED).clients();
        sample.faults.plant(clients);
        sample.accounts(clients);
        sample.holdings(clients);
        sample.market(clients);
        sample.files.zip(target.resolve("firm.zip"));
        sample.planted(target.resolve("planted-faults.csv"));
    }

    private void planted(Path file) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"account", "kind", "security", "rule"});
        rows.addAll(faults.planted);
        try {
            Files.writeString(file, BookFiles.text(rows), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The list (%s) cannot be written".formatted(file), e);
        }
    }

    private void accounts(List<Client> clients) {
        files.header("book.csv", "as_of", "name");
        files.row("book.csv", closes.day(closes.last()).toString(), "Sample firm");
        files.header(
                "accounts.csv",
                "account",
                "household",
                "filing_status",
                "owner",
                "registration",
                "model",
                "cash",
                "short_term_rate",
                "long_term_rate",
                "drift_band",
                "gain_budget",
                "cash_reserve",
                "schedule",
                "carry_long",
                "ytd_short_term_gain",
                "ytd_long_term_gain");
        files.header(
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
        files.header("cash_flows.csv", "account", "type", "amount", "due");
        for (Client client : clients) {
            List<String> cells = new ArrayList<>(List.of(
                    client.id,
                    client.household,
                    cell(client, "filing_status"),
                    cell(client, "owner"),
                    client.registration,
                    client.model,
                    BookFiles.dollars(client.custody.cash)));
            for (String setting : SETTINGS) {
                cells.add(cell(client, setting));
            }
            cells.add(client.isTaxable() ? BookFiles.dollars(client.custody.shortGain2018) : "");
            cells.add(client.isTaxable() ? BookFiles.dollars(client.custody.longGain2018) : "");
            files.row("accounts.csv", cells.toArray(String[]::new));
            client.restrictions.forEach(row -> files.row("restrictions.csv", row));
            client.flows.forEach(row -> files.row("cash_flows.csv", row));
        }
    }

    private static String cell(Client client, String column) {
        return client.columns.getOrDefault(column, "");
    }

    private void holdings(List<Client> clients) {
        files.header("lots.csv", "lot", "account", "security", "quantity", "basis", "acquired");
        files.header(
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
        files.header("positions.csv", "account", "security", "quantity");
        for (Client client : clients) {
            for (Custody.Lot lot : client.custody.lots) {
                files.row(
                        "lots.csv",
                        lot.id,
                        client.id,
                        lot.security,
                        BookFiles.shares(lot.quantity),
                        lot.basis < 0 ? "" : BookFiles.dollars(lot.basis),
                        closes.day(lot.day).toString());
            }
            for (Custody.Row row : client.custody.rows) {
                files.row(
                        "transactions.csv",
                        row.id(),
                        client.id,
                        closes.day(row.day()).toString(),
                        row.side(),
                        row.kind(),
                        row.security(),
                        BookFiles.shares(row.quantity()),
                        BookFiles.dollars(row.amount()),
                        row.lot(),
                        row.gain());
            }
            positions(client);
        }
    }

    private void positions(Client client) {
        long cash = client.custody.cash + client.custodianDiffers.getOrDefault("", 0L);
        files.row("positions.csv", client.id, "", BookFiles.dollars(cash));
        client.custody
                .holdings()
                .forEach((security, quantity) -> files.row(
                        "positions.csv",
                        client.id,
                        security,
                        BookFiles.shares(quantity + client.custodianDiffers.getOrDefault(security, 0L))));
    }

    private void market(List<Client> clients) {
        TreeSet<String> used = new TreeSet<>(Faults.RESERVED);
        models.weights.values().forEach(weights -> used.addAll(weights.keySet()));
        clients.forEach(client -> used.addAll(client.custody.holdings().keySet()));
        clients.forEach(client -> client.custody.rows.forEach(row -> used.add(row.security())));
        securities(used);
        models();
        substitutes(used);
        files.header(
                "corporate_actions.csv",
                "action",
                "kind",
                "security",
                "effective",
                "new_shares",
                "old_shares",
                "received",
                "basis_to_received");
        String effective = closes.day(closes.last() - 1).toString();
        files.row("corporate_actions.csv", "CA-1", "SPLIT", Faults.SPLIT, effective, "2", "1", "", "");
        files.row(
                "corporate_actions.csv",
                "CA-2",
                "SPIN_OFF",
                Faults.SPIN_OFF,
                effective,
                "1",
                "1",
                Faults.SPUN_OUT,
                "0.25");
        history(used);
    }

    private void securities(TreeSet<String> used) {
        files.header(
                "securities.csv",
                "security",
                "name",
                "kind",
                "asset_class",
                "sector",
                "identity_group",
                "spread_bps",
                "fractional");
        files.header("prices.csv", "security", "date", "close");
        for (String security : used) {
            boolean fund = Funds.BASKETS.containsKey(security);
            files.row(
                    "securities.csv",
                    security,
                    constituents.names().getOrDefault(security, security),
                    fund ? "ETF" : "STOCK",
                    fund ? Funds.ASSET_CLASSES.getOrDefault(security, "US_EQUITY") : "US_EQUITY",
                    constituents.sectors().getOrDefault(security, ""),
                    identityGroup(security),
                    fund ? "2" : "4",
                    "false");
            int day = security.equals(Faults.STALE) ? faults.staleDay() : closes.last();
            files.row("prices.csv", security, closes.day(day).toString(), BookFiles.price(closes.price(security, day)));
        }
    }

    /** Share classes of one company are substantially identical. */
    private static String identityGroup(String security) {
        return switch (security) {
            case "GOOG", "GOOGL" -> "ALPHABET";
            case "FOX", "FOXA" -> "FOX";
            case "NWS", "NWSA" -> "NEWS";
            case "UA", "UAA" -> "UNDER-ARMOUR";
            default -> "";
        };
    }

    private void models() {
        files.header("models.csv", "model", "security", "weight");
        models.weights.forEach((model, weights) -> weights.forEach((security, weight) -> files.row(
                "models.csv",
                model,
                security,
                java.math.BigDecimal.valueOf(weight, 6).toPlainString())));
    }

    /** For each stock of the smaller model the next one of its sector. */
    private void substitutes(TreeSet<String> used) {
        files.header("substitutes.csv", "security", "substitute", "rank");
        Map<String, List<String>> bySector = new TreeMap<>();
        for (String security : used) {
            String sector = constituents.sectors().get(security);
            if (sector != null && !Faults.RESERVED.contains(security)) {
                bySector.computeIfAbsent(sector, key -> new ArrayList<>()).add(security);
            }
        }
        for (String security : models.of(Models.SIXTY).keySet()) {
            List<String> peers = bySector.getOrDefault(constituents.sectors().getOrDefault(security, ""), List.of());
            int next = (peers.indexOf(security) + 1) % Math.max(1, peers.size());
            String peer = peers.get(next);
            String group = identityGroup(security);
            if (!peer.equals(security) && (group.isEmpty() || !group.equals(identityGroup(peer)))) {
                files.row("substitutes.csv", security, peer, "1");
            }
        }
    }

    private void history(TreeSet<String> used) {
        files.header("price_history.csv", "security", "date", "close");
        for (String security : used) {
            int last = security.equals(Faults.STALE) ? faults.staleDay() : closes.last();
            for (int day = closes.last() - HISTORY_DAYS + 1; day <= last; day++) {
                long price = closes.price(security, day);
                if (price > 0) {
                    files.row("price_history.csv", security, closes.day(day).toString(), BookFiles.price(price));
                }
            }
        }
    }
}
