package io.evenkeel.ingest;

/**
 * How much a book may ask of the reader. What is past a limit is refused by name, not cut.
 *
 * @param uploadBytes of a zip as it arrives
 * @param unpackedBytes of all files together
 * @param rowsPerFile the header not counted
 * @param fieldCharacters of one cell
 * @param filesPerZip entries of a zip, folders included
 * @param faultsListed further faults are counted, not listed
 */
public record IngestLimits(
        long uploadBytes, long unpackedBytes, int rowsPerFile, int fieldCharacters, int filesPerZip, int faultsListed) {

    private static final int FILES_PER_ZIP = 64;
    private static final int FAULTS_LISTED = 1_000;

    public IngestLimits {
        requirePositive("uploadBytes", uploadBytes);
        requirePositive("unpackedBytes", unpackedBytes);
        requirePositive("rowsPerFile", rowsPerFile);
        requirePositive("fieldCharacters", fieldCharacters);
        requirePositive("filesPerZip", filesPerZip);
        requirePositive("faultsListed", faultsListed);
    }

    public IngestLimits(long uploadBytes, long unpackedBytes, int rowsPerFile, int fieldCharacters) {
        this(uploadBytes, unpackedBytes, rowsPerFile, fieldCharacters, FILES_PER_ZIP, FAULTS_LISTED);
    }

    private static void requirePositive(String limit, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("The limit %s (%d) must be positive.".formatted(limit, value));
        }
    }
}
