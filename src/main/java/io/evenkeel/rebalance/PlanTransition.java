package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.Household;
import io.evenkeel.account.TargetScope;
import io.evenkeel.market.Market;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.optimizer.PriceOfRisk;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.proposal.Outcome;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import io.evenkeel.tax.TaxRates;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * From a household's legacy holdings to its targets, over time: for each account the frontier of what today's trades can
 * reach at what tax, and a plan within limits. Every point and every step is a whole evaluation under the rules, in whole
 * shares and checked; bands and calendar are left aside, for a transition goes to the target itself.
 *
 * <p>Later days are seen at today's prices. Gains that are still short-term wait until they are long-term where that
 * saves the household tax over the whole plan; each calendar year opens its budgets anew.
 */
public final class PlanTransition {

    /** Prices of risk between a hundredth and a hundred times that of the rules, three to a power of ten. */
    private static final List<PriceOfRisk> LADDER = List.of(
            new PriceOfRisk(-2000),
            new PriceOfRisk(-1667),
            new PriceOfRisk(-1333),
            new PriceOfRisk(-1000),
            new PriceOfRisk(-667),
            new PriceOfRisk(-333),
            PriceOfRisk.OF_THE_LIMITS,
            new PriceOfRisk(333),
            new PriceOfRisk(667),
            new PriceOfRisk(1000),
            new PriceOfRisk(1333),
            new PriceOfRisk(2000),
            PriceOfRisk.MOST);

    /** A dollar of tax in a hundred is no reason to wait. */
    private static final Weight WORTH_WAITING = Weight.of("0.01");

    private static final AccountSettings TO_THE_TARGET =
            AccountSettings.fromTexts(Map.of("driftBand", "0", "schedule", "DAILY", "stopAt", "TARGET"));

    private final Function<Optimizer, RebalanceHousehold> under;
    private final Optimizer optimizer;
    private final BringForward forward;

    /** @param under the steps of an evaluation with an optimizer put in place of {@code optimizer} */
    public PlanTransition(Function<Optimizer, RebalanceHousehold> under, Optimizer optimizer, TaxRates taxRates) {
        this.under = under;
        this.optimizer = optimizer;
        this.forward = new BringForward(taxRates);
    }

    /**
     * One transition per account, sorted by account.
     *
     * @throws IllegalArgumentException where an account's model is not among {@code models}
     */
    public List<Transition> apply(
            Household household,
            Market market,
            Map<ModelId, ModelPortfolio> models,
            List<Substitute> substitutes,
            TransitionLimits limits) {
        TransitionChoices.Setting setting = new TransitionChoices.Setting(under, optimizer, models, substitutes);
        Household start = toTheTarget(household);
        Journey impatient = new Journey(setting, start, market, limits, false);
        impatient.travel();
        if (TransitionDates.waiting(start, market).isEmpty()) {
            return impatient.transitions(account -> Money.ZERO);
        }
        Journey patient = new Journey(setting, start, market, limits, true);
        patient.travel();
        return patient.isBetterThan(impatient)
                ? patient.transitions(account -> impatient.tax(account).minus(patient.tax(account)))
                : impatient.transitions(account -> Money.ZERO);
    }

    /**
     * What one account could do today at what tax. None where it is held, its limits contradict each other, or it has its
     * target together with others.
     *
     * @param pending what the household's other accounts do
     * @throws IllegalArgumentException where the account's model is not among {@code models}
     */
    public Optional<TransitionFrontier> frontier(
            Household household,
            Market market,
            Map<ModelId, ModelPortfolio> models,
            List<Substitute> substitutes,
            AccountId account,
            List<AccountResult> pending) {
        if (household.targetScope() == TargetScope.HOUSEHOLD
                && household.accounts().size() > 1) {
            return Optional.empty();
        }
        TransitionChoices.Setting setting = new TransitionChoices.Setting(under, optimizer, models, substitutes);
        TransitionChoices choices = new TransitionChoices(setting, toTheTarget(household), market, account, pending);
        return Optional.ofNullable(
                        choices.result(PriceOfRisk.OF_THE_LIMITS, Pace.FREE).proposal())
                .map(first -> frontier(first, choices));
    }

    private static TransitionFrontier frontier(TradeProposal first, TransitionChoices choices) {
        List<TradeProposal> points = LADDER.stream()
                .map(price -> choices.at(price, Pace.FREE))
                .flatMap(Optional::stream)
                .toList();
        return TransitionFrontier.of(first.before(), points);
    }

    private static Household toTheTarget(Household household) {
        return new Household(
                household.id(),
                household.filingStatus(),
                household.accounts().stream()
                        .map(account -> account.withSettings(account.settings().overlaidBy(TO_THE_TARGET)))
                        .toList());
    }

    /** The household on its way, from day to day; taxable accounts choose first, as in any evaluation. */
    private final class Journey {
        private final TransitionChoices.Setting setting;
        private final Household start;
        private final Market today;
        private final TransitionLimits limits;
        private final SortedMap<AccountId, TransitionPlanner> planners = new TreeMap<>();
        private final SortedMap<AccountId, Transition> refused = new TreeMap<>();
        private final boolean shortGainsWait;
        private final SortedMap<Integer, Money> taxes = new TreeMap<>();
        private Household household;
        private Market market;

        Journey(
                TransitionChoices.Setting setting,
                Household start,
                Market today,
                TransitionLimits limits,
                boolean shortGainsWait) {
            this.shortGainsWait = shortGainsWait;
            this.setting = setting;
            this.start = start;
            this.today = today;
            this.limits = limits;
            this.household = start;
            this.market = today;
        }

        void travel() {
            day();
            for (LocalDate date : TransitionDates.of(start, today)) {
                household = forward.to(household, start, market.asOf(), date);
                market = BringForward.quotedOn(today, date);
                day();
            }
        }

        /** @param waitingSaves per account, against going without waiting */
        List<Transition> transitions(Function<AccountId, Money> waitingSaves) {
            SortedMap<AccountId, Transition> all = new TreeMap<>(refused);
            planners.forEach((account, planner) -> all.put(account, planner.transition(waitingSaves.apply(account))));
            return List.copyOf(all.values());
        }

        /** Whether it gets as far and pays at least a hundredth of the tax less. */
        boolean isBetterThan(Journey other) {
            boolean asFar = planners.keySet().stream()
                    .allMatch(account ->
                            wanting(account).minus(other.wanting(account)).compareTo(PlanSentence.CRUMB) < 0);
            Money saved = other.tax().minus(tax());
            return asFar && saved.compareTo(other.tax().abs().times(WORTH_WAITING, RoundingMode.HALF_UP)) > 0;
        }

        private Weight wanting(AccountId account) {
            return Optional.ofNullable(planners.get(account))
                    .map(TransitionPlanner::wanting)
                    .orElse(Weight.ZERO);
        }

        private Money tax() {
            return planners.values().stream().map(TransitionPlanner::tax).reduce(Money.ZERO, Money::plus);
        }

        private Money tax(AccountId account) {
            return Optional.ofNullable(planners.get(account))
                    .map(TransitionPlanner::tax)
                    .orElse(Money.ZERO);
        }

        private void day() {
            List<AccountResult> done = new ArrayList<>();
            for (Account account : inOrder(household)) {
                TransitionChoices choices = new TransitionChoices(setting, household, market, account.id(), done);
                if (market == today) {
                    begin(account, choices);
                }
                Optional.ofNullable(planners.get(account.id()))
                        .flatMap(planner -> step(planner, choices))
                        .ifPresent(proposal -> done.add(asResult(proposal)));
            }
            household = BringForward.after(
                    household,
                    done.stream()
                            .map(AccountResult::proposal)
                            .map(Objects::requireNonNull)
                            .toList());
        }

        private List<Account> inOrder(Household accounts) {
            return accounts.accounts().stream()
                    .sorted(Comparator.comparing(Account::registration).thenComparing(Account::id))
                    .toList();
        }

        private void begin(Account account, TransitionChoices choices) {
            AccountResult first = choices.result(PriceOfRisk.OF_THE_LIMITS, Pace.FREE);
            TradeProposal proposal = first.proposal();
            if (proposal == null) {
                refused.put(
                        account.id(), new Transition(account.id(), first.outcome(), null, null, first.exceptions()));
                return;
            }
            TransitionFrontier frontier = frontier(proposal, choices);
            planners.put(account.id(), new TransitionPlanner(account, first.outcome(), today, limits, frontier));
        }

        private Optional<TradeProposal> step(TransitionPlanner planner, TransitionChoices choices) {
            if (planner.isNearEnough()) {
                return Optional.empty();
            }
            int year = market.asOf().getYear();
            Money used = taxes.getOrDefault(year, Money.ZERO);
            Pace pace = new Pace(
                    limits.taxBudget().map(budget -> budget.minus(used).max(Money.ZERO)),
                    limits.turnover()
                            .map(most -> most.minus(planner.turnoverIn(year)).max(Weight.ZERO)),
                    shortGainsWait);
            Optional<TradeProposal> chosen = new ChooseStep(choices, pace, limits.trackingError())
                    .apply()
                    .filter(planner::isWorthIt);
            chosen.ifPresent(proposal -> {
                planner.add(proposal);
                taxes.merge(year, proposal.tax().estimatedTax(), Money::plus);
            });
            return chosen;
        }

        private static AccountResult asResult(TradeProposal proposal) {
            return new AccountResult(
                    proposal.account(), proposal.household(), Outcome.TRADE, Route.REVIEW, proposal, List.of());
        }
    }
}
