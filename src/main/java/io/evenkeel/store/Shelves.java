package io.evenkeel.store;

import io.evenkeel.book.Book;
import io.evenkeel.market.Market;
import io.evenkeel.target.ModelId;
import io.evenkeel.target.ModelPortfolio;
import io.evenkeel.target.Substitute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the households of a book share; read once and kept for the books used last, for every chunk asks for it. */
final class Shelves {

    private static final int KEPT = 4;

    private record Document(Market market, SortedMap<ModelId, ModelPortfolio> models, List<Substitute> substitutes) {}

    private final JdbcClient jdbc;
    private final Map<String, BookShelf> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BookShelf> eldest) {
            return size() > KEPT;
        }
    };

    Shelves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static byte[] document(Book book) {
        return Documents.stored(
                new Document(book.market(), new java.util.TreeMap<>(book.models()), book.substitutes()));
    }

    /** Refuses a book that is not there. */
    BookShelf shelf(String bookId) {
        synchronized (kept) {
            BookShelf shelf = kept.get(bookId);
            if (shelf != null) {
                return shelf;
            }
        }
        // Outside the lock: reading waits for a connection, which another that waits for the lock may hold.
        BookShelf read = read(bookId);
        synchronized (kept) {
            kept.put(bookId, read);
        }
        return read;
    }

    private BookShelf read(String bookId) {
        return jdbc.sql("select sha256, document from book where book_id = ?")
                .param(bookId)
                .query((row, number) -> {
                    Document document = Documents.read(row.getBytes("document"), Document.class);
                    return new BookShelf(
                            bookId,
                            row.getString("sha256"),
                            document.market(),
                            document.models(),
                            document.substitutes());
                })
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("There is no book (%s).".formatted(bookId)));
    }
}
