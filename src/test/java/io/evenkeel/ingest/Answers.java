package io.evenkeel.ingest;

import io.evenkeel.book.Book;
import io.evenkeel.book.Fault;
import io.evenkeel.book.Loaded;
import java.util.List;

/** Opens a reader's answer, and shows the other one where it was not as expected. */
final class Answers {

    private Answers() {}

    static Book sound(Loaded<Book> loaded) {
        return loaded.fold(Loaded.Sound::value, refused -> {
            throw new AssertionError("refused: " + refused.faults());
        });
    }

    static List<Fault> faults(Loaded<Book> loaded) {
        return loaded.<List<Fault>>fold(
                sound -> {
                    throw new AssertionError("sound: " + sound.value().sha256());
                },
                Loaded.Refused::faults);
    }
}
