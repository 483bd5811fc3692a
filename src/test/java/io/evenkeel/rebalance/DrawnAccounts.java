package io.evenkeel.rebalance;

import io.evenkeel.account.Registration;
import io.evenkeel.market.AssetClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws a household of two to four accounts that are steered as one: lots with gains and losses, cash, payments. */
final class DrawnAccounts {

    private static final Pattern COULD_BE_BETTER =
            Pattern.compile("no trades of all accounts together are better by more than \\$([0-9.,]+) a year");

    private static final int INVESTED = 98;

    private final Random random;
    private final int names;
    private final OneHousehold household = new OneHousehold();
    private final double[] price;

    private DrawnAccounts(int names, long seed) {
        this.random = new Random(seed);
        this.names = names;
        this.price = new double[names];
    }

    static OneHousehold steeredAsOne(int names, long seed) {
        DrawnAccounts drawn = new DrawnAccounts(names, seed);
        drawn.drawModel();
        int accounts = 2 + drawn.random.nextInt(3);
        for (int account = 0; account < accounts; account++) {
            drawn.drawAccount(account);
        }
        return drawn.household.asOne();
    }

    /**
     * Dollars a year by which any trades of all accounts together could be better, as the notes on so many households say
     * it; the least first.
     */
    static List<Double> couldBeBetterBy(int names, int households) {
        List<Double> gaps = new ArrayList<>();
        for (long seed = 0; seed < households; seed++) {
            String said = steeredAsOne(names, seed).evaluated().toString();
            Matcher found = COULD_BE_BETTER.matcher(said);
            if (!found.find()) {
                throw new IllegalStateException("No note says how good the trades of household " + seed + " are.");
            }
            gaps.add(Double.valueOf(found.group(1).replace(",", "")));
        }
        gaps.sort(Comparator.naturalOrder());
        return gaps;
    }

    private void drawModel() {
        int left = INVESTED;
        for (int i = 0; i < names; i++) {
            price[i] = 20 + random.nextInt(200);
            AssetClass assetClass = AssetClass.values()[random.nextInt(AssetClass.values().length)];
            household.security("S" + i, decimal(price[i]), assetClass);
            int percent =
                    i == names - 1 ? left : Math.min(left - (names - 1 - i), 1 + random.nextInt(2 * INVESTED / names));
            left -= percent;
            household.target("S" + i, decimal(percent / 100.0));
        }
    }

    private void drawAccount(int account) {
        Registration registration = Registration.values()[random.nextInt(3)];
        household
                .account("A" + account, registration, random.nextInt(40_000) + ".00")
                .settings(Map.of("cashReserve", "0.00"));
        for (int i = 0; i < names; i++) {
            int lots = random.nextInt(3);
            for (int lot = 0; lot < lots; lot++) {
                int shares = 1 + random.nextInt((int) (30_000 / price[i]));
                double basis = shares * price[i] * (0.5 + 0.8 * random.nextDouble());
                household.lot(
                        "L" + account + "-" + i + "-" + lot,
                        "S" + i,
                        String.valueOf(shares),
                        decimal(basis),
                        random.nextBoolean() ? "2020-01-02" : "2024-03-01");
            }
        }
        if (random.nextInt(4) == 0) {
            household.withdrawal(500 * (1 + random.nextInt(10)) + ".00", "2024-07-03");
        }
    }

    private static String decimal(double amount) {
        return String.format(Locale.ROOT, "%.2f", amount);
    }
}
