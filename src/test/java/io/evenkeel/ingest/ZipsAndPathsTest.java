package io.evenkeel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.book.Fault;
import io.evenkeel.book.FaultReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipsAndPathsTest {

    private static final BookReader READER = new BookReader(SmallBook.LIMITS);

    private static List<Fault> faults(byte[] zip) {
        return Answers.faults(READER.readZip(new ByteArrayInputStream(zip)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../lots.csv",
                "/etc/lots.csv",
                "a/../../lots.csv",
                "..\\lots.csv",
                "C:lots.csv",
                "./lots.csv",
                "a/b/lots.csv"
            })
    void a_name_that_leads_elsewhere_is_refused(String name) {
        byte[] zip = new SmallBook().put(name, "x").zip();

        assertThat(faults(zip))
                .filteredOn(fault -> fault.reason() == FaultReason.UNREADABLE_FILE)
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("(" + name + ")", "expected"));
    }

    @Test
    void the_same_file_twice_is_refused_even_from_two_folders() {
        assertThat(faults(new SmallBook().put("other/lots.csv", "x").zip()))
                .extracting(Fault::reason, Fault::file)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(FaultReason.DUPLICATE_ID, "lots.csv"),
                        org.assertj.core.groups.Tuple.tuple(FaultReason.UNKNOWN_FILE, ""));
    }

    @Test
    void a_zip_bomb_is_refused_at_the_limit_and_not_unpacked_beyond_it() throws IOException {
        byte[] bomb = new SmallBook().put("lots.csv", bomb()).zip();
        BookReader reader = new BookReader(new IngestLimits(1 << 20, 1 << 20, 5_000_000, 4_000));

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(Answers.faults(reader.readZip(new ByteArrayInputStream(bomb))))
                .extracting(Fault::reason)
                .contains(FaultReason.TOO_LARGE);
    }

    /** Sixteen megabytes of rows that end. */
    private static byte[] bomb() {
        byte[] bytes = new byte[16 << 20];
        Arrays.fill(bytes, (byte) '\n');
        byte[] header =
                "lot,account,security,quantity,basis,acquired\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.arraycopy(header, 0, bytes, 0, header.length);
        return bytes;
    }

    @Test
    void the_limit_on_unpacking_is_over_all_files_together() {
        SmallBook book = new SmallBook().withRiskModel();
        long bytes = java.util.stream.Stream.of(BookFile.values())
                .mapToLong(file -> book.text(file.fileName()).length())
                .sum();

        assertThat(Answers.sound(limited(bytes).readZip(new ByteArrayInputStream(book.zip())))
                        .households())
                .hasSize(2);
        assertThat(Answers.faults(limited(bytes - 1).readZip(new ByteArrayInputStream(book.zip()))))
                .extracting(Fault::reason)
                .contains(FaultReason.TOO_LARGE);
    }

    private static BookReader limited(long unpackedBytes) {
        return new BookReader(new IngestLimits(1 << 20, unpackedBytes, 100, 4_000));
    }

    @Test
    void an_upload_past_the_limit_is_refused_without_being_read_to_its_end() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'P';
            }
        };

        assertThat(Answers.faults(new BookReader(new IngestLimits(1_000, 1_000, 10, 10)).readZip(endless)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("more than 1000 bytes"));
    }

    @Test
    void an_upload_at_the_limit_is_taken() {
        byte[] zip = new SmallBook().zip();

        assertThat(Answers.sound(new BookReader(new IngestLimits(zip.length, 1 << 20, 100, 4_000))
                                .readZip(new ByteArrayInputStream(zip)))
                        .households())
                .hasSize(2);
        assertThat(Answers.faults(new BookReader(new IngestLimits(zip.length - 1, 1 << 20, 100, 4_000))
                        .readZip(new ByteArrayInputStream(zip))))
                .extracting(Fault::reason)
                .containsExactly(FaultReason.TOO_LARGE);
    }

    @Test
    void a_zip_with_too_many_entries_is_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 65; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
                zip.closeEntry();
            }
        }

        assertThat(faults(bytes.toByteArray())).singleElement().satisfies(fault -> assertThat(fault.message())
                .contains("65 entries; expected at most 64"));
    }

    @Test
    void something_that_is_no_zip_or_is_cut_short_is_refused() {
        byte[] whole = new SmallBook().zip();

        for (byte[] broken : List.of(
                new byte[0],
                "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Arrays.copyOf(whole, whole.length - 30),
                Arrays.copyOf(whole, whole.length / 2))) {
            assertThat(faults(broken)).singleElement().satisfies(fault -> {
                assertThat(fault.reason()).isEqualTo(FaultReason.UNREADABLE_FILE);
                assertThat(fault.message()).contains("zip cannot be read", "expected a whole zip");
            });
        }
    }

    @Test
    void a_zip_with_a_password_is_refused_and_says_so() {
        byte[] zip = new SmallBook().zip();
        // The flag of the first entry of the directory (PK\1\2), whose lowest bit says that it is encrypted.
        for (int i = 0; i + 8 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 8] |= 1;
                break;
            }
        }

        assertThat(faults(zip)).singleElement().satisfies(fault -> assertThat(fault.message())
                .contains("encrypted", "without a password"));
    }

    @Test
    void an_entry_whose_content_does_not_fit_its_checksum_is_refused() throws IOException {
        byte[] content = new SmallBook().text("lots.csv").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            ZipEntry entry = new ZipEntry("lots.csv");
            entry.setSize(content.length);
            java.util.zip.CRC32 sum = new java.util.zip.CRC32();
            sum.update(content);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }
        byte[] zip = bytes.toByteArray();
        int digit = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("9000");
        zip[digit] = '1';

        assertThat(faults(zip))
                .filteredOn(fault -> fault.file().equals("lots.csv"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("checksum does not fit"));
    }

    @Test
    void a_path_to_nothing_is_refused(@TempDir Path temporary) {
        assertThat(Answers.faults(READER.read(temporary.resolve("none"))))
                .extracting(Fault::reason, Fault::file)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(FaultReason.MISSING_FILE, "none"));
    }

    @Test
    void a_link_in_a_folder_is_not_followed(@TempDir Path temporary) throws IOException {
        Path folder = new SmallBook().folder(temporary);
        Path elsewhere = Files.move(folder.resolve("lots.csv"), temporary.resolve("elsewhere.csv"));
        Files.createSymbolicLink(folder.resolve("lots.csv"), elsewhere);

        assertThat(Answers.faults(READER.read(folder)))
                .extracting(Fault::reason, Fault::file)
                .contains(org.assertj.core.groups.Tuple.tuple(FaultReason.UNREADABLE_FILE, "lots.csv"));
    }

    @Test
    void below_the_import_root_is_found_and_elsewhere_is_not(@TempDir Path temporary) throws IOException {
        Path root = Files.createDirectory(temporary.resolve("root"));
        Path book = new SmallBook().folder(root);
        Path secret = Files.createDirectory(temporary.resolve("secret"));
        Files.createSymbolicLink(root.resolve("link"), secret);
        Files.createSymbolicLink(root.resolve("inside"), book);
        ImportRoot imports = new ImportRoot(root);

        assertThat(imports.find("book")).contains(book);
        assertThat(imports.find("./book/../book")).contains(book);
        for (String path : List.of(
                "", ".", "..", "../secret", "link", "inside", "inside/lots.csv", "none", "\0", secret.toString())) {
            assertThat(imports.find(path)).as(path).isEmpty();
        }
    }
}
