package io.evenkeel.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** Compares an entry with its checksum when it has been read to its end; the platform's own reader does not. */
final class CheckedEntry extends FilterInputStream {

    private final CRC32 sum = new CRC32();
    private final long expected;

    CheckedEntry(InputStream in, ZipEntry entry) {
        super(in);
        this.expected = entry.getCrc();
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one < 0) {
            compare();
        } else {
            sum.update(one);
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int from, int most) throws IOException {
        int some = super.read(buffer, from, most);
        if (some < 0) {
            compare();
        } else {
            sum.update(buffer, from, some);
        }
        return some;
    }

    @Override
    public long skip(long bytes) throws IOException {
        throw new IOException("An entry that is checked is read, not skipped.");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void compare() throws ZipException {
        if (expected >= 0 && sum.getValue() != expected) {
            throw new ZipException("the zip's checksum does not fit");
        }
    }
}
