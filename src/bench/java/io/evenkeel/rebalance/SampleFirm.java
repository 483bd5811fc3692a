package io.evenkeel.rebalance;

import io.evenkeel.account.Household;
import io.evenkeel.book.Book;
import io.evenkeel.ingest.BookReader;
import io.evenkeel.ingest.IngestLimits;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.rulebook.RuleFiles;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.rulebook.RulebookCompiler;
import io.evenkeel.workflow.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A firm's book under its rules, for commands that look at all of its households. */
record SampleFirm(Book book, Rulebook rulebook) {

    private static final IngestLimits LIMITS = new IngestLimits(1L << 28, 1L << 30, 5_000_000, 4_000);

    /** @param arguments the book and the rules folder; {@code samples/firm.zip rules} where none are given */
    static SampleFirm of(String[] arguments) throws IOException {
        Path firm = Path.of(arguments.length > 0 ? arguments[0] : "samples/firm.zip");
        Path rules = Path.of(arguments.length > 1 ? arguments[1] : "rules");
        Book book = new BookReader(LIMITS).read(firm).fold(sound -> sound.value(), refused -> {
            throw new IllegalArgumentException("The book is refused: " + refused.faults());
        });
        return new SampleFirm(book, new RulebookCompiler().compile(RuleFiles.read(rules)));
    }

    RebalanceHousehold rebalancing(Optimizer optimizer) {
        return Evaluation.under(rulebook, optimizer);
    }

    /** One household's day. */
    List<AccountResult> evaluated(RebalanceHousehold rebalance, Household household) {
        return rebalance.evaluate(household, book.market(), book.models(), book.substitutes(), EvaluationRequest.DAILY);
    }
}
