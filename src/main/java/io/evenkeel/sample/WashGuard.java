package io.evenkeel.sample;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a household from washing its own losses in the five years before the book, so that no lot's basis is owed an
 * adjustment: thirty days on both sides (IRC 1091), all accounts, share classes of one company as one.
 */
final class WashGuard {

    private static final int WINDOW_DAYS = 30;

    private final Companies companies;
    private final Map<String, LocalDate> bought = new TreeMap<>();
    private final Map<String, LocalDate> soldAtALoss = new TreeMap<>();

    WashGuard(Companies companies) {
        this.companies = companies;
    }

    boolean mayBuy(String security, LocalDate day) {
        return isFree(soldAtALoss.get(companies.identity(security)), day);
    }

    boolean mayTakeALoss(String security, LocalDate day) {
        return isFree(bought.get(companies.identity(security)), day);
    }

    private static boolean isFree(@Nullable LocalDate since, LocalDate day) {
        return since == null || since.plusDays(WINDOW_DAYS).isBefore(day);
    }

    void bought(String security, LocalDate day) {
        bought.put(companies.identity(security), day);
    }

    void soldAtALoss(String security, LocalDate day) {
        soldAtALoss.put(companies.identity(security), day);
    }
}
