package io.evenkeel.ingest;

import io.evenkeel.book.Book;
import io.evenkeel.book.FaultReason;
import io.evenkeel.book.Loaded;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.Market;
import io.evenkeel.market.PriceHistory;
import io.evenkeel.market.PriceMove;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.RiskModelEstimator;
import io.evenkeel.market.TradingCalendar;
import io.evenkeel.money.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One book being read: its files in the order in which they refer to each other. */
final class Reading {

    private static final Weight MOVE_LIMIT = Weight.of("0.2");
    private static final int MOVE_TRADING_DAYS = 10;

    private final IngestLimits limits;
    private final SourceFiles source;
    private final Set<BookFile> present;
    private final Faults faults;
    private final ContentDigest digest = new ContentDigest();
    private final List<String> warnings = new ArrayList<>();
    private LocalDate asOf = LocalDate.MAX;
    private String name = "";
    private int bookRows;
    private int accountRows;
    private int lotRows;

    Reading(IngestLimits limits, SourceFiles source, Faults faults) {
        this.limits = limits;
        this.source = source;
        this.present = source.files();
        this.faults = faults;
    }

    Loaded<Book> book() {
        requireFiles();
        readHeading();
        MarketSheets market = new MarketSheets(asOf);
        RiskModelSheets risk = new RiskModelSheets(market, faults);
        ModelSheets models = new ModelSheets(market);
        AccountSheets accounts = new AccountSheets(market, models);
        readMarket(market, models);
        Optional<RiskModel> vendors = readRiskModel(risk);
        readAccounts(market, accounts);
        PriceHistory history = new PriceHistory(new TreeMap<>(market.history(faults)));
        return faults.isEmpty()
                ? new Loaded.Sound<>(book(market, models, accounts, history, vendors), List.copyOf(warnings))
                : new Loaded.Refused<>(faults.list());
    }

    private void requireFiles() {
        for (BookFile file : BookFile.values()) {
            if (file.isRequired() && !present.contains(file)) {
                faults.add(
                        FaultReason.MISSING_FILE,
                        file.fileName(),
                        "The file (%s) is missing; expected it in every book.".formatted(file.fileName()));
            }
        }
    }

    private void readHeading() {
        boolean read = read(BookFile.BOOK, row -> {
            bookRows++;
            if (bookRows > 1) {
                row.refuse(FaultReason.DUPLICATE_ID, "The file has more than one row; expected one.");
            }
            LocalDate date = row.the("as_of", ColumnType.DATE);
            if (row.isSound()) {
                asOf = date;
                name = row.text("name");
            }
        });
        if (read && bookRows == 0) {
            faults.add(FaultReason.MISSING_VALUE, BookFile.BOOK.fileName(), "The file has no row; expected one.");
        }
    }

    private void readMarket(MarketSheets market, ModelSheets models) {
        if (!read(BookFile.SECURITIES, market::security)) {
            market.unread(BookFile.SECURITIES);
        }
        if (!read(BookFile.PRICES, market::price)) {
            market.unread(BookFile.PRICES);
        }
        if (!read(BookFile.MODELS, models::target)) {
            models.unread(BookFile.MODELS);
        }
        models.checkSums(faults);
        read(BookFile.SUBSTITUTES, models::substitute);
        read(BookFile.CORPORATE_ACTIONS, market::action);
        read(BookFile.PRICE_HISTORY, market::close);
    }

    private Optional<RiskModel> readRiskModel(RiskModelSheets risk) {
        List<BookFile> missing = BookFile.riskModel().stream()
                .filter(file -> !present.contains(file))
                .toList();
        if (missing.size() < BookFile.riskModel().size()) {
            missing.forEach(file -> faults.add(
                    FaultReason.MISSING_FILE,
                    file.fileName(),
                    "The file (%s) of the risk model is missing; expected all of its files or none."
                            .formatted(file.fileName())));
        }
        read(BookFile.RISK_FACTOR_COVARIANCES, risk::covariance, risk::unread);
        read(BookFile.RISK_SPECIFIC_VARIANCES, risk::specificVariance, risk::unread);
        read(BookFile.RISK_EXPOSURES, risk::exposure, risk::unread);
        return risk.model();
    }

    private void read(BookFile file, Consumer<Row> rows, Consumer<BookFile> unread) {
        if (!read(file, rows)) {
            unread.accept(file);
        }
    }

    private void readAccounts(MarketSheets market, AccountSheets accounts) {
        if (!read(BookFile.ACCOUNTS, row -> {
            accountRows++;
            accounts.account(row);
        })) {
            accounts.unread(BookFile.ACCOUNTS);
        } else if (accountRows == 0) {
            faults.add(
                    FaultReason.MISSING_VALUE,
                    BookFile.ACCOUNTS.fileName(),
                    "The file has no row; expected one for every account. Maybe it was cut off.");
        }
        if (!read(BookFile.LOTS, row -> {
            lotRows++;
            accounts.lot(row);
        })) {
            accounts.unread(BookFile.LOTS);
        } else if (lotRows == 0) {
            // No fault: a firm that has just begun holds nothing but cash.
            warnings.add(
                    "The file (%s) has no row: every account is taken to hold nothing but cash, which a run invests."
                                    .formatted(BookFile.LOTS.fileName())
                            + " Maybe it was cut off; then take in the whole book before anything is run.");
        }
        read(BookFile.TRANSACTIONS, accounts::transaction);
        read(BookFile.RESTRICTIONS, accounts::restriction);
        read(BookFile.CASH_FLOWS, accounts::cashFlow);
        read(BookFile.POSITIONS, accounts::position);
    }

    /** Whether the file is there and could be read to its end. */
    private boolean read(BookFile file, Consumer<Row> rows) {
        if (!present.contains(file)) {
            return false;
        }
        try (InputStream bytes = source.open(file)) {
            return new CsvFile(file, limits, faults, digest).read(bytes, rows);
        } catch (IOException e) {
            faults.add(
                    FaultReason.UNREADABLE_FILE,
                    file.fileName(),
                    "The file cannot be read (%s); expected a whole, unencrypted file.".formatted(e.getMessage()));
            return false;
        }
    }

    /** The vendor's model where the book brings one; otherwise one of our own, from the history. */
    private Optional<RiskModel> riskModel(MarketSheets market, PriceHistory history, Optional<RiskModel> vendors) {
        Optional<RiskModel> risk = vendors.or(
                () -> new RiskModelEstimator().estimate(market.securities().values(), history));
        if (risk.isEmpty()) {
            warnings.add("The price history has less than %d days: drift is measured on weights."
                    .formatted(RiskModelEstimator.DAYS_FEWEST));
        }
        vendors.map(model -> RiskModelSheets.uncovered(model, market.prices().keySet()))
                .filter(uncovered -> !uncovered.isEmpty())
                .ifPresent(uncovered -> warnings.add(
                        "The risk model does not cover %d priced securities, %s the first: in accounts with one of them drift is measured on weights."
                                .formatted(uncovered.size(), uncovered.first())));
        return risk;
    }

    private Book book(
            MarketSheets market,
            ModelSheets models,
            AccountSheets accounts,
            PriceHistory history,
            Optional<RiskModel> vendors) {
        return new Book(
                digest.hex(),
                new Market(
                        asOf,
                        market.securities(),
                        market.prices(),
                        market.actions(),
                        moves(history, market.actions()),
                        riskModel(market, history, vendors)),
                models.models(),
                models.substitutes(),
                accounts.households(),
                name);
    }

    /** Those that stand out, and what the price did on the day of a corporate action, however little that was. */
    private List<PriceMove> moves(PriceHistory history, List<CorporateAction> actions) {
        TreeSet<PriceMove> moves =
                new TreeSet<>(Comparator.comparing(PriceMove::security).thenComparing(PriceMove::date));
        moves.addAll(history.movesBeyond(MOVE_LIMIT, movesSince()));
        actions.forEach(
                action -> history.moveOn(action.security(), action.effective()).ifPresent(moves::add));
        return List.copyOf(moves);
    }

    /** The first of the last trading days whose moves are told. */
    private LocalDate movesSince() {
        LocalDate day = asOf;
        for (int tradingDays = TradingCalendar.isTradingDay(day) ? 1 : 0; tradingDays < MOVE_TRADING_DAYS; ) {
            day = day.minusDays(1);
            tradingDays += TradingCalendar.isTradingDay(day) ? 1 : 0;
        }
        return day;
    }
}
