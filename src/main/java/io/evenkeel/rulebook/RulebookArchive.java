package io.evenkeel.rulebook;

import java.util.Optional;

/** Keeps every rulebook that was ever in force, so that a run pinned to an older one can still be carried out. */
public interface RulebookArchive {

    /** The version under which these files are kept; the same files keep their version. */
    String keep(RuleFiles files, String author);

    Optional<RuleFiles> find(String sha256);

    /** The version of what was kept. */
    Optional<String> versionOf(String sha256);
}
