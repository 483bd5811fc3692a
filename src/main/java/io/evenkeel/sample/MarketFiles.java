package io.evenkeel.sample;

import io.evenkeel.sample.BookFiles.Csv;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Writes securities, prices and what else belongs to no account. */
final class MarketFiles {

    static final int HISTORY_DAYS = 504;

    /** Spun-out shares are too young for any statistics. */
    private static final int LEAST_HISTORY = 252;

    private final BookFiles files;
    private final Closes closes;
    private final Companies companies;
    private final Faults faults;

    MarketFiles(BookFiles files, Closes closes, Companies companies, Faults faults) {
        this.files = files;
        this.closes = closes;
        this.companies = companies;
        this.faults = faults;
    }

    void write(SortedSet<String> used, Models models, Substitutes substitutes) {
        Csv book = files.open("book.csv", "as_of", "name");
        book.row(closes.day(closes.last()).toString(), "Sample firm");
        securities(used, models);
        prices(used);
        history(used);
        Csv weights = files.open("models.csv", "model", "security", "weight");
        models.weights.forEach((model, targets) ->
                targets.forEach((security, weight) -> weights.row(model, security, Units.weight(weight))));
        substitutes(used, substitutes);
        corporateActions();
    }

    private void securities(SortedSet<String> used, Models models) {
        Csv securities = files.open(
                "securities.csv",
                "security",
                "name",
                "kind",
                "asset_class",
                "sector",
                "identity_group",
                "spread_bps",
                "average_daily_volume",
                "fractional");
        Map<String, Integer> large = models.of(Models.SIXTY);
        for (String security : used) {
            boolean fund = Funds.BASKETS.containsKey(security);
            long dollarsADay = large.containsKey(security) ? 900_000_000 : fund ? 400_000_000 : 150_000_000;
            securities.row(
                    security,
                    fund ? Funds.NAMES.getOrDefault(security, security) : name(security),
                    fund ? "ETF" : "STOCK",
                    fund ? Funds.ASSET_CLASSES.getOrDefault(security, "US_EQUITY") : "US_EQUITY",
                    companies.sector(security.equals(Faults.SPUN_OUT) ? Faults.SPIN_OFF : security),
                    companies.identityGroup(security),
                    fund ? "2" : large.containsKey(security) ? "3" : "5",
                    Long.toString(dollarsADay * 1_000_000 / closes.price(security, closes.last()) / 1_000 * 1_000),
                    "false");
        }
    }

    private String name(String security) {
        return security.equals(Faults.SPUN_OUT)
                ? companies.name(Faults.SPIN_OFF) + ": invented spin-off"
                : companies.name(security);
    }

    private void prices(SortedSet<String> used) {
        Csv prices = files.open("prices.csv", "security", "date", "close");
        for (String security : used) {
            int day = faults.lastQuote(security);
            prices.row(security, closes.day(day).toString(), Units.price(closes.price(security, day)));
        }
    }

    private void history(SortedSet<String> used) {
        Csv history = files.open("price_history.csv", "security", "date", "close");
        for (String security : used) {
            if (closes.isComplete(security, closes.last() - LEAST_HISTORY)) {
                for (int day = closes.last() - HISTORY_DAYS + 1; day <= faults.lastQuote(security); day++) {
                    history.row(security, closes.day(day).toString(), Units.price(closes.price(security, day)));
                }
            }
        }
    }

    private void substitutes(SortedSet<String> used, Substitutes substitutes) {
        Csv rows = files.open("substitutes.csv", "security", "substitute", "rank");
        for (String security : used) {
            List<String> peers = substitutes.of(security);
            for (int rank = 1; rank <= peers.size(); rank++) {
                rows.row(security, peers.get(rank - 1), Integer.toString(rank));
            }
        }
    }

    /** Both are invented; {@link Faults} puts the prices on the new terms. */
    private void corporateActions() {
        Csv actions = files.open(
                "corporate_actions.csv",
                "action",
                "kind",
                "security",
                "effective",
                "new_shares",
                "old_shares",
                "received",
                "basis_to_received");
        String effective = faults.effective().toString();
        actions.row("CA-1", "SPLIT", Faults.SPLIT, effective, "2", "1", "", "");
        actions.row("CA-2", "SPIN_OFF", Faults.SPIN_OFF, effective, "1", "1", Faults.SPUN_OUT, "0.25");
    }
}
