package io.evenkeel.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.Household;
import io.evenkeel.book.Book;
import io.evenkeel.book.Loaded;
import io.evenkeel.ingest.BookReader;
import io.evenkeel.ingest.IngestLimits;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.rebalance.EvaluationRequest;
import io.evenkeel.rebalance.RebalanceHousehold;
import io.evenkeel.rulebook.RuleFiles;
import io.evenkeel.rulebook.RulebookCompiler;
import io.evenkeel.workflow.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameBytesTest {

    private static final IngestLimits LIMITS = new IngestLimits(1L << 28, 1L << 30, 5_000_000, 4_000);

    @Test
    void the_order_of_rows_and_of_households_and_the_number_of_threads_change_nothing(@TempDir Path folder) {
        Book plain = read(SmallerFirm.write(folder.resolve("plain.zip"), "A-00", false));
        Book shuffled = read(SmallerFirm.write(folder.resolve("shuffled.zip"), "A-00", true));
        assertThat(shuffled.sha256()).isEqualTo(plain.sha256());
        RebalanceHousehold rebalance =
                Evaluation.under(new RulebookCompiler().compile(RuleFiles.read(Path.of("rules"))));
        List<String> one = results(plain, rebalance, plain.households().stream());
        List<String> two = results(shuffled, rebalance, shuffled.households().parallelStream());
        assertThat(one).hasSizeGreaterThan(100);
        assertThat(one.stream().filter(result -> result.contains("Trade[")).count())
                .isGreaterThan(20);
        assertThat(two).isEqualTo(one);
    }

    private static Book read(Path zip) {
        Loaded<Book> loaded = new BookReader(LIMITS).read(zip);
        return loaded.fold(Loaded.Sound::value, refused -> {
            throw new IllegalStateException(refused.faults().toString());
        });
    }

    private static List<String> results(Book book, RebalanceHousehold rebalance, Stream<Household> households) {
        return new ArrayList<>(households
                .flatMap(household -> rebalance
                        .evaluate(household, book.market(), book.models(), book.substitutes(), EvaluationRequest.DAILY)
                        .stream())
                .map(AccountResult::toString)
                .toList());
    }
}
