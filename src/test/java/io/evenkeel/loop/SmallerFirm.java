package io.evenkeel.loop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The first households of the sample firm as a book of its own; its rows shuffled where that is asked for. */
final class SmallerFirm {

    private static final Set<String> BY_ACCOUNT = Set.of(
            "accounts.csv", "lots.csv", "transactions.csv", "positions.csv", "restrictions.csv", "cash_flows.csv");

    private SmallerFirm() {}

    /** @param prefix of the accounts that stay, such as {@code A-00} */
    static Path write(Path target, String prefix, boolean shuffled) {
        try (ZipFile firm = new ZipFile(Path.of("samples", "firm.zip").toFile());
                OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(firm.entries())) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(rows(firm, entry, prefix, shuffled).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The smaller firm cannot be written", e);
        }
        return target;
    }

    private static String rows(ZipFile firm, ZipEntry entry, String prefix, boolean shuffled) throws IOException {
        List<String> kept = new ArrayList<>();
        String header;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(firm.getInputStream(entry), StandardCharsets.UTF_8))) {
            header = reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!BY_ACCOUNT.contains(entry.getName()) || line.startsWith(prefix) || line.contains("," + prefix)) {
                    kept.add(line);
                }
            }
        }
        if (shuffled) {
            Collections.shuffle(kept, new Random(7));
        }
        return header + "\r\n" + String.join("\r\n", kept) + "\r\n";
    }
}
