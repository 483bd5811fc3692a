package io.evenkeel.rebalance;

import static io.evenkeel.account.Registration.ROTH_IRA;
import static io.evenkeel.account.Registration.TAXABLE;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.Registration;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.tax.Term;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * Draws households of one or two accounts that lose and gain, and counts what their proposals leave from the trades alone:
 * what an account is worth, less the half spreads it paid and the year's tax that the trades add, what a carried loss is worth
 * later included, less the price of drift for a year as the firm's rules have it.
 */
final class TaxedHousehold {

    private static final double AVERSION = 30;
    private static final double VARIANCE = 0.04;
    private static final double SHARED = 0.99;

    private static final Map<String, Double> PRICES =
            Map.of("STOCKS", 100.0, "LIKE", 40.0, "BONDS", 50.0, "GOLD", 20.0, "ORE", 30.0);
    private static final Map<String, Double> TARGETS = Map.of("STOCKS", 0.5, "BONDS", 0.3, "GOLD", 0.2);
    private static final Map<String, String> STANDS_FOR = Map.of("LIKE", "STOCKS", "ORE", "GOLD");

    private TaxedHousehold() {}

    static OneHousehold household() {
        OneHousehold household = new OneHousehold();
        new TreeMap<>(PRICES).forEach((id, price) -> household.security(id, "%.2f".formatted(price)));
        new TreeMap<>(TARGETS).forEach((id, weight) -> household.target(id, weight.toString()));
        new TreeMap<>(STANDS_FOR).forEach((substitute, original) -> household.substitute(original, substitute));
        return household;
    }

    /** Lots of all ages, at a loss as often as at a gain; a year that began anyhow. */
    private static void draw(OneHousehold household, String account, Registration registration, Random random) {
        household.account(account, registration, "%d.00".formatted(200 + random.nextInt(3_000)));
        household.year(amount(random, 20_000), amount(random, 20_000), carried(random), carried(random));
        for (String security : new String[] {"STOCKS", "BONDS", "GOLD"}) {
            int lots = 1 + random.nextInt(3);
            for (int lot = 1; lot <= lots; lot++) {
                double worth = 100_000 * TARGETS.getOrDefault(security, 0.0) / lots * (0.6 + 0.8 * random.nextDouble());
                long shares = Math.max(1, Math.round(worth / PRICES.getOrDefault(security, 1.0)));
                double basis = shares * PRICES.getOrDefault(security, 1.0) * (0.6 + 0.9 * random.nextDouble());
                household.lot(
                        account + security + lot,
                        security,
                        Long.toString(shares),
                        "%.2f".formatted(basis),
                        OneHousehold.TODAY.minusDays(40 + random.nextInt(900)).toString());
            }
        }
    }

    private static String amount(Random random, int most) {
        return random.nextInt(3) == 0 ? "%d.00".formatted(random.nextInt(2 * most) - most) : "0.00";
    }

    private static String carried(Random random) {
        return random.nextInt(4) == 0 ? "%d.00".formatted(random.nextInt(8_000)) : "0.00";
    }

    /** One account, or two, of which the second may be an IRA. */
    static OneHousehold drawn(long seed) {
        Random random = new Random(seed);
        OneHousehold household = household();
        draw(household, "A", TAXABLE, random);
        int more = random.nextInt(3);
        if (more > 0) {
            draw(household, "B", more == 1 ? TAXABLE : ROTH_IRA, random);
        }
        return household;
    }

    private static double dollars(Money money) {
        return money.decimal().doubleValue();
    }

    /** What a household's proposals leave, less what drift costs: the more the better. */
    static double afterTaxValueLessRisk(OneHousehold household) {
        return afterTaxValueLessRisk(household, household.evaluated());
    }

    static double afterTaxValueLessRisk(OneHousehold household, Map<AccountId, AccountResult> results) {
        double shortTerm = 0;
        double longTerm = 0;
        double shortBefore = 0;
        double longBefore = 0;
        double rest = 0;
        for (Account account : household.household().accounts()) {
            TradeProposal proposal = Trades.proposal(Objects.requireNonNull(results.get(account.id())));
            rest -= halfSpreads(proposal) + riskOf(account, proposal);
            if (account.registration().isTaxable()) {
                shortBefore += dollars(account.yearToDate().shortTermGain())
                        - dollars(account.yearToDate().carryShort());
                longBefore += dollars(account.yearToDate().longTermGain())
                        - dollars(account.yearToDate().carryLong());
                shortTerm += gains(proposal, Term.SHORT);
                longTerm += gains(proposal, Term.LONG);
            }
        }
        return rest - (tax(shortBefore + shortTerm, longBefore + longTerm) - tax(shortBefore, longBefore));
    }

    private static double gains(TradeProposal proposal, Term term) {
        return proposal.trades().stream()
                .flatMap(trade -> trade.lots().stream())
                .filter(sale -> sale.term() == term)
                .mapToDouble(sale -> dollars(sale.gain()) + dollars(sale.disallowed()))
                .sum();
    }

    /** A single person's year at an income of a million (IRC 1, 1211(b), 1222, 1411); 10% is what a carried loss is worth. */
    private static double tax(double shortTerm, double longTerm) {
        double total = shortTerm + longTerm;
        if (total < 0) {
            double deducted = Math.min(-total, 3_000);
            return -0.37 * deducted - 0.10 * (-total - deducted);
        }
        return 0.408 * Math.min(Math.max(shortTerm, 0), total) + 0.238 * Math.min(Math.max(longTerm, 0), total);
    }

    private static double halfSpreads(TradeProposal proposal) {
        return proposal.trades().stream()
                .mapToDouble(trade -> 0.0001 * dollars(trade.amount()))
                .sum();
    }

    /** A year of it; a substitute moves mostly as what it stands in for. */
    private static double riskOf(Account account, TradeProposal proposal) {
        Map<String, Double> held = new TreeMap<>();
        account.lots()
                .forEach(lot -> held.merge(
                        lot.security().value(),
                        lot.quantity().decimal().doubleValue() * price(lot.security()),
                        Double::sum));
        proposal.trades()
                .forEach(trade -> held.merge(
                        trade.security().value(),
                        (trade.side() == Side.BUY ? 1 : -1) * dollars(trade.amount()),
                        Double::sum));
        double value = dollars(proposal.before().value());
        Map<String, Double> together = new TreeMap<>();
        double variance = 0;
        for (String id : PRICES.keySet()) {
            double active = held.getOrDefault(id, 0.0) / value - TARGETS.getOrDefault(id, 0.0);
            together.merge(STANDS_FOR.getOrDefault(id, id), active, Double::sum);
            variance += (1 - SHARED) * VARIANCE * active * active;
        }
        for (double active : together.values()) {
            variance += SHARED * VARIANCE * active * active;
        }
        return AVERSION * value * variance;
    }

    private static double price(SecurityId security) {
        return Objects.requireNonNull(PRICES.get(security.value()));
    }
}
