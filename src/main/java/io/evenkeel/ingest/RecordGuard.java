package io.evenkeel.ingest;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops a record that never ends, such as an open quote, before it fills the memory. */
final class RecordGuard extends FilterReader {

    private final long recordLongest;
    private long characters;

    RecordGuard(Reader in, long recordLongest) {
        super(in);
        this.recordLongest = recordLongest;
    }

    void recordEnds() {
        characters = 0;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(char[] buffer, int from, int most) throws IOException {
        int some = super.read(buffer, from, most);
        count(Math.max(0, some));
        return some;
    }

    private void count(int some) throws TooLargeException {
        characters += some;
        if (characters > recordLongest) {
            throw new TooLargeException("A row has more than %d characters; expected less. Maybe a quote is not closed."
                    .formatted(recordLongest));
        }
    }
}
