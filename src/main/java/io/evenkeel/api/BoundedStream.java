package io.evenkeel.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the request where more bytes come than were allowed, whatever its headers said. */
final class BoundedStream extends FilterInputStream {

    private final long bytesMax;
    private long bytes;

    BoundedStream(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) {
        bytes += more;
        if (bytes > bytesMax) {
            throw tooLarge(bytesMax);
        }
    }

    static Problem tooLarge(long bytesMax) {
        return new Problem(ProblemKind.TOO_LARGE, "The request has more than %,d bytes.".formatted(bytesMax));
    }
}
