package io.evenkeel.sample;

import io.evenkeel.sample.BookFiles.Csv;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Writes {@code firm.zip}, {@code planted-faults.csv} and {@code planted-contradictions.csv} into the samples folder. */
public final class SampleFirm {

    private static final long SEED = 20_180_207;

    private SampleFirm() {}

    /** @param arguments where to write; {@code samples} where nothing is given */
    public static void main(String[] arguments) {
        Path samples = Path.of("samples");
        write(samples, arguments.length == 0 ? samples : Path.of(arguments[0]));
    }

    /** Reads real prices and names below {@code samples} and writes below {@code target}. */
    static void write(Path samples, Path target) {
        Closes closes = Closes.read(samples.resolve("market/sp500_close_2013-02-08_2018-02-07_long.csv.gz"));
        Companies companies = Companies.read(samples);
        Funds.price(closes, companies);
        Models models = new Models(closes, companies, closes.count() - MarketFiles.HISTORY_DAYS);
        Substitutes substitutes = new Substitutes(models, companies);
        List<Client> clients = new Families(
                        closes,
                        companies,
                        new Arrivals(closes, companies, models),
                        new Life(closes, models, substitutes),
                        new Agreements(closes),
                        SEED)
                .clients();
        List<Client> contradictions = new Contradictions(closes).plant(clients);
        Faults faults = new Faults(closes);
        faults.plant(clients);

        BookFiles files = new BookFiles();
        AccountFiles accounts = new AccountFiles(files);
        clients.forEach(accounts::write);
        new MarketFiles(files, closes, companies, faults)
                .write(used(models, substitutes, clients), models, substitutes);
        files.zip(target.resolve("firm.zip"));
        BookFiles.write(faultsOf(faults), target.resolve("planted-faults.csv"));
        BookFiles.write(contradictionsOf(contradictions), target.resolve("planted-contradictions.csv"));
    }

    /** Everything that is held, was traded, is a target or may replace one. */
    private static TreeSet<String> used(Models models, Substitutes substitutes, List<Client> clients) {
        TreeSet<String> used = new TreeSet<>(Faults.RESERVED);
        models.weights.values().forEach(weights -> used.addAll(weights.keySet()));
        for (Client client : clients) {
            client.custody.lots.forEach(lot -> used.add(lot.security));
            client.custody.entries.forEach(entry -> used.add(entry.security()));
        }
        List.copyOf(used).forEach(security -> used.addAll(substitutes.of(security)));
        return used;
    }

    private static Csv faultsOf(Faults faults) {
        Csv csv = new Csv("account", "kind", "security", "rule");
        faults.planted.forEach(
                planted -> csv.row(planted.account(), planted.kind(), planted.security(), planted.expected()));
        return csv;
    }

    private static Csv contradictionsOf(List<Client> contradictions) {
        Csv csv = new Csv("account", "security", "withdrawal");
        contradictions.forEach(client -> csv.row(
                client.id,
                String.join(" ", client.untouched),
                Units.dollars(client.flows.get(0).cents())));
        return csv;
    }
}
