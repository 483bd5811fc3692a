package io.evenkeel.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.HouseholdId;
import io.evenkeel.book.Book;
import io.evenkeel.book.Loaded;
import io.evenkeel.ingest.BookReader;
import io.evenkeel.ingest.IngestLimits;
import io.evenkeel.market.Market;
import io.evenkeel.market.RiskModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleFirmIsStoredTest {

    @Test
    void every_household_of_the_sample_firm_and_its_market_come_back_as_they_were_read() {
        Book book = new BookReader(new IngestLimits(1L << 28, 1L << 30, 5_000_000, 4_000))
                .read(Path.of("samples/firm.zip"))
                .fold(Loaded.Sound::value, refused -> {
                    throw new AssertionError("refused: " + refused.faults());
                });
        Database store = new Database();

        BookHeading heading = store.inTransaction(() -> store.books.add(book, "", List.of()));

        List<HouseholdId> ids = store.books.householdIds(heading.bookId());
        assertThat(heading.households()).isEqualTo(book.households().size());
        assertThat(store.books.households(heading.bookId(), ids.get(0), ids.get(ids.size() - 1)))
                .isEqualTo(book.households());
        BookShelf shelf = store.books.shelf(heading.bookId());
        assertThat(shelf.models()).isEqualTo(book.models());
        assertThat(shelf.substitutes()).isEqualTo(book.substitutes());
        assertSameMarket(shelf.market(), book.market());
    }

    /** The risk model apart: its arrays are equal by content, not by the record's own equality. */
    private static void assertSameMarket(Market stored, Market read) {
        assertThat(stored.asOf()).isEqualTo(read.asOf());
        assertThat(stored.securities()).isEqualTo(read.securities());
        assertThat(stored.prices()).isEqualTo(read.prices());
        assertThat(stored.actions()).isEqualTo(read.actions());
        assertThat(stored.moves()).isEqualTo(read.moves());
        RiskModel there = stored.riskModel().orElseThrow();
        RiskModel here = read.riskModel().orElseThrow();
        assertThat(there.factors()).isEqualTo(here.factors());
        assertThat(there.specificVariances()).isEqualTo(here.specificVariances());
        assertThat(there.factorCovariance()).isDeepEqualTo(here.factorCovariance());
        assertThat(there.exposures().keySet()).isEqualTo(here.exposures().keySet());
        here.exposures()
                .forEach((id, row) -> assertThat(there.exposures().get(id)).containsExactly(row));
    }
}
