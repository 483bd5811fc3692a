package io.evenkeel.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read against an allowance that several streams share, and stops beyond it. */
final class LimitedStream extends FilterInputStream {

    /** Bytes that may still be read. */
    static final class Allowance {

        private final long most;
        private final String ofWhat;
        private long used;

        Allowance(long most, String ofWhat) {
            this.most = most;
            this.ofWhat = ofWhat;
        }

        private void use(long bytes) throws TooLargeException {
            used += bytes;
            if (used > most) {
                throw new TooLargeException(
                        "%s more than %d bytes; expected at most that many.".formatted(ofWhat, most));
            }
        }
    }

    private final Allowance allowance;

    LimitedStream(InputStream in, Allowance allowance) {
        super(in);
        this.allowance = allowance;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        allowance.use(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int from, int most) throws IOException {
        int some = super.read(buffer, from, most);
        allowance.use(Math.max(0, some));
        return some;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long some = super.skip(bytes);
        allowance.use(some);
        return some;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
