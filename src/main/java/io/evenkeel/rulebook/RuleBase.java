package io.evenkeel.rulebook;

import io.evenkeel.policy.Concluded;
import io.evenkeel.policy.RuleReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;

/** One folder of rules, compiled: facts in, conclusions out, each with the rule that drew it. */
final class RuleBase {

    /** A rule that concludes fires once per match: no account has this many. */
    private static final int MOST_FIRINGS = 20_000;

    private final KieBase base;
    private final Map<String, String> fileOfRule;

    RuleBase(KieBase base, Map<String, String> fileOfRule) {
        this.base = base;
        this.fileOfRule = Map.copyOf(fileOfRule);
    }

    /** Sorted and without doubles, so that the order in which rules fire cannot matter. */
    <T> List<Concluded<T>> conclusions(List<?> facts, Class<T> kind) {
        KieSession session = base.newKieSession();
        try {
            List<Concluded<T>> conclusions = new ArrayList<>();
            session.addEventListener(new DefaultRuleRuntimeEventListener() {
                @Override
                public void objectInserted(ObjectInsertedEvent event) {
                    if (event.getRule() != null && kind.isInstance(event.getObject())) {
                        String rule = event.getRule().getName();
                        conclusions.add(new Concluded<>(
                                kind.cast(event.getObject()),
                                new RuleReference(rule, fileOfRule.getOrDefault(rule, ""))));
                    }
                }
            });
            facts.forEach(session::insert);
            if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
                throw new IllegalStateException(
                        "The rules fired %d times for one account. Maybe a rule makes itself true again."
                                .formatted(MOST_FIRINGS));
            }
            return conclusions.stream()
                    .distinct()
                    .sorted(Comparator.comparing((Concluded<T> c) -> c.rule().file())
                            .thenComparing(c -> c.rule().sentence())
                            .thenComparing(c -> c.conclusion().toString()))
                    .toList();
        } finally {
            session.dispose();
        }
    }
}
