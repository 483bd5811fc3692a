package io.evenkeel.store;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.CashFlow;
import io.evenkeel.account.CashFlowType;
import io.evenkeel.account.CustodianPosition;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.LotMethod;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.Restriction;
import io.evenkeel.account.RestrictionType;
import io.evenkeel.account.Schedule;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.book.Book;
import io.evenkeel.market.AssetClass;
import io.evenkeel.market.CorporateAction;
import io.evenkeel.market.CorporateActionKind;
import io.evenkeel.market.Market;
import io.evenkeel.market.PriceMove;
import io.evenkeel.market.QuotedPrice;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.BasisPoints;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.money.Weight;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import io.evenkeel.target.TargetWeight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small firm in which every field of every record is filled somewhere, and left out somewhere. */
final class Firm {

    static final LocalDate DAY = LocalDate.of(2018, 2, 7);
    static final SecurityId AAPL = new SecurityId("AAPL");
    static final SecurityId BRK = new SecurityId("BRK.B");
    static final ModelId GROWTH = new ModelId("GROWTH");
    static final String SHA = "ab".repeat(32);

    private Firm() {}

    static Book book() {
        return book(SHA, 3);
    }

    static Book book(String sha256, int households) {
        List<Household> all = new ArrayList<>();
        for (int i = 1; i <= households; i++) {
            all.add(household("H-%03d".formatted(i), "A-%03d-1".formatted(i), "A-%03d-2".formatted(i)));
        }
        return new Book(
                sha256,
                market(),
                Map.of(GROWTH, model()),
                List.of(new Substitute(AAPL, BRK, 1)),
                List.copyOf(all),
                "Small firm");
    }

    static Market market() {
        Map<SecurityId, Security> securities = new TreeMap<>();
        securities.put(AAPL, stock(AAPL, "Information Technology", Quantity.of("41000000")));
        securities.put(BRK, stock(BRK, null, null));
        Map<SecurityId, QuotedPrice> prices = new TreeMap<>();
        prices.put(AAPL, new QuotedPrice(Price.of("159.540001"), DAY));
        prices.put(BRK, new QuotedPrice(Price.of("196.1"), DAY.minusDays(3)));
        return new Market(
                DAY,
                securities,
                prices,
                List.of(
                        new CorporateAction(
                                "C1",
                                CorporateActionKind.SPIN_OFF,
                                AAPL,
                                DAY,
                                Quantity.of("1"),
                                Quantity.of("3"),
                                BRK,
                                Weight.of("0.12345678"),
                                Price.of("0.5")),
                        new CorporateAction(
                                "C2",
                                CorporateActionKind.SPLIT,
                                BRK,
                                DAY,
                                Quantity.of("2"),
                                Quantity.of("1"),
                                null,
                                null,
                                null)),
                List.of(new PriceMove(AAPL, DAY, Price.of("100"), Price.of("75"), Weight.of("-0.25"))),
                Optional.of(riskModel()));
    }

    private static Security stock(
            SecurityId id,
            @org.jspecify.annotations.Nullable String sector,
            @org.jspecify.annotations.Nullable Quantity volume) {
        return new Security(
                id,
                id + " Inc.",
                SecurityKind.STOCK,
                AssetClass.US_EQUITY,
                sector,
                id.value(),
                BasisPoints.of("4.5"),
                volume,
                false);
    }

    private static RiskModel riskModel() {
        Map<SecurityId, double[]> exposures = new TreeMap<>();
        exposures.put(AAPL, new double[] {1.1, 1.0 / 3});
        exposures.put(BRK, new double[] {0.8, -Math.PI * 1e-9});
        Map<SecurityId, Double> specific = new TreeMap<>();
        specific.put(AAPL, 0.1 + 0.2);
        specific.put(BRK, Double.MIN_NORMAL);
        return new RiskModel(
                List.of("market", "tech"),
                exposures,
                new double[][] {{0.0123456789012345, 1e-17}, {1e-17, 0.04}},
                specific);
    }

    private static ModelPortfolio model() {
        return new ModelPortfolio(
                GROWTH,
                List.of(new TargetWeight(AAPL, Weight.of("0.33333333")), new TargetWeight(BRK, Weight.of("0.6"))));
    }

    static Household household(String id, String first, String second) {
        return new Household(new HouseholdId(id), FilingStatus.MARRIED_JOINT, List.of(full(first), plain(second)));
    }

    /** Everything given that can be. */
    private static Account full(String id) {
        return new Account(
                new AccountId(id),
                "Ada \"the first\" Lovelace, née Byron",
                Registration.TAXABLE,
                GROWTH,
                Money.of("-12.34"),
                new AccountSettings(
                        Rate.of("0.408"),
                        Rate.of("0.238"),
                        Weight.of("0.05"),
                        Money.of("10000"),
                        Money.of("0.01"),
                        Money.of("250"),
                        true,
                        Schedule.QUARTERLY,
                        LotMethod.HIGHEST_COST),
                List.of(
                        new TaxLot(
                                new LotId("L1"),
                                AAPL,
                                Quantity.of("100.000001"),
                                Money.of("9000.5"),
                                DAY.minusYears(2)),
                        new TaxLot(new LotId("L2"), AAPL, Quantity.of("5"), null, DAY.minusDays(20))),
                List.of(
                        new Restriction(
                                RestrictionType.LOCK_QUANTITY,
                                AAPL,
                                Quantity.of("10"),
                                null,
                                null,
                                null,
                                "founder's stock",
                                DAY.plusYears(1)),
                        new Restriction(
                                RestrictionType.EXCLUDE_SECTOR, null, null, null, "Energy", null, "client", null),
                        new Restriction(
                                RestrictionType.MAX_WEIGHT, AAPL, null, null, null, Weight.of("0.2"), "firm", null),
                        new Restriction(
                                RestrictionType.LOCK_LOT, AAPL, null, new LotId("L1"), null, null, "gift", null)),
                List.of(new CashFlow(CashFlowType.WITHDRAWAL, Money.of("5000"), DAY.plusDays(3))),
                List.of(new AccountTransaction(
                        "X1",
                        TransactionSide.SELL,
                        TransactionKind.SALE,
                        AAPL,
                        Quantity.of("10"),
                        Money.of("1700"),
                        DAY.minusDays(9),
                        List.of(
                                new SoldLot(new LotId("L0"), Quantity.of("4"), Money.of("-120")),
                                new SoldLot(new LotId("L9"), Quantity.of("6"), null)))),
                new RealisedYear(Money.of("1"), Money.of("-2"), Money.of("3"), Money.of("4")),
                List.of(
                        new CustodianPosition(Optional.of(AAPL), Quantity.of("105.000001")),
                        new CustodianPosition(Optional.empty(), Quantity.of("-12.34"))));
    }

    /** Nothing given that need not be. */
    private static Account plain(String id) {
        return new Account(
                new AccountId(id),
                "Ada",
                Registration.ROTH_IRA,
                GROWTH,
                Money.ZERO,
                AccountSettings.DEFAULTS,
                List.of(new TaxLot(new LotId("L1"), BRK, Quantity.of("7"), Money.of("70"), DAY.minusYears(3))),
                List.of(),
                List.of(),
                List.of(),
                RealisedYear.NOTHING,
                List.of());
    }
}
