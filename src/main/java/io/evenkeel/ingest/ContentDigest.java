package io.evenkeel.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A book's name: SHA-256 over its files in a fixed order, each by its rows' digests, sorted; a row's digest is over its
 * filled cells in the format's order of columns. So rows, columns and empty columns may stand anywhere.
 */
final class ContentDigest {

    private final MessageDigest book = sha256();
    private final MessageDigest row = sha256();

    /** Feeds one file; a file without rows is as if it were not there. */
    void add(BookFile file, List<byte[]> rowDigests) {
        if (rowDigests.isEmpty()) {
            return;
        }
        List<byte[]> sorted = new ArrayList<>(rowDigests);
        sorted.sort(Arrays::compareUnsigned);
        feed(book, file.fileName());
        book.update(ByteBuffer.allocate(Integer.BYTES).putInt(sorted.size()).array());
        sorted.forEach(book::update);
    }

    byte[] of(BookFile file, Row cells) {
        for (String column : file.columns()) {
            String text = cells.text(column);
            if (!text.isEmpty()) {
                feed(row, column);
                feed(row, text);
            }
        }
        return row.digest();
    }

    String hex() {
        return HexFormat.of().formatHex(book.digest());
    }

    /** With its length, so that no two texts run into each other. */
    private static void feed(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
