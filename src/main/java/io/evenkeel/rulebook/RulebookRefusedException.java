package io.evenkeel.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** Rule files that do not make a rulebook, with every problem found. */
public final class RulebookRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    public RulebookRefusedException(List<RuleProblem> problems) {
        super(problems.stream()
                .map(RuleProblem::toString)
                .collect(Collectors.joining("; ", "The rules are refused: ", "")));
        this.problems = List.copyOf(problems);
    }

    public List<RuleProblem> problems() {
        return problems;
    }
}
