package io.evenkeel.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rulebook in force. Looks at the folder every now and then and takes over what has changed once it has settled;
 * files that do not make a rulebook change nothing and are told with their place.
 */
public final class ActiveRulebook {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveRulebook.class);
    private static final int REMEMBERED = 4;
    private static final String FOLDER = "rules folder";

    private final Path folder;
    private final RulebookArchive archive;
    private final RulebookCompiler compiler = new RulebookCompiler();
    private final AtomicReference<Rulebook> current = new AtomicReference<>();
    private final AtomicReference<List<RuleProblem>> problems = new AtomicReference<>(List.of());
    private final Map<String, Rulebook> recent =
            Collections.synchronizedMap(new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Rulebook> eldest) {
                    return size() > REMEMBERED;
                }
            });
    private String lastSeen = "";
    private String lastTried = "";

    /** Compiles the folder; a bad rulebook refuses to start the service. */
    public ActiveRulebook(Path folder, RulebookArchive archive) {
        this.folder = folder;
        this.archive = archive;
        RuleFiles files = RuleFiles.read(folder);
        activate(compiler.compile(files));
        this.lastSeen = files.sha256();
        this.lastTried = lastSeen;
    }

    public Rulebook current() {
        return java.util.Objects.requireNonNull(current.get(), "set by the constructor");
    }

    /** The version number of the rulebook in force. */
    public String version() {
        return archive.versionOf(current().sha256()).orElse("");
    }

    /** Of the last edit, where it was refused; empty where the folder is what is in force. */
    public List<RuleProblem> problems() {
        return java.util.Objects.requireNonNull(problems.get(), "never null");
    }

    /** The rulebook of that digest, compiled again from the archive where it is not in force any more. */
    public Rulebook byDigest(String sha256) {
        if (current().sha256().equals(sha256)) {
            return current();
        }
        Rulebook known = recent.get(sha256);
        if (known != null) {
            return known;
        }
        RuleFiles files = archive.find(sha256)
                .orElseThrow(() -> new IllegalArgumentException("No rulebook has the digest (%s).".formatted(sha256)));
        Rulebook compiled = compiler.compileArchived(files);
        recent.put(sha256, compiled);
        return compiled;
    }

    /** One look at the folder. What changed is taken over on the second look that finds it the same. */
    public synchronized void look() {
        RuleFiles files;
        try {
            files = RuleFiles.read(folder);
        } catch (RulebookRefusedException e) {
            refuse(e.problems());
            return;
        } catch (UncheckedIOException e) {
            refuse(List.of(new RuleProblem("", 0, 0, reason(e))));
            return;
        }
        String digest = files.sha256();
        boolean settled = digest.equals(lastSeen);
        lastSeen = digest;
        if (settled && !digest.equals(lastTried)) {
            lastTried = digest;
            take(files);
        }
    }

    private static String reason(UncheckedIOException e) {
        IOException cause = e.getCause();
        return e.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }

    private void take(RuleFiles files) {
        if (files.sha256().equals(current().sha256())) {
            problems.set(List.of());
            return;
        }
        try {
            activate(compiler.compile(files));
            LOG.info("Rulebook {} is in force, digest {}", version(), current().sha256());
        } catch (RulebookRefusedException e) {
            refuse(e.problems());
        }
    }

    private void refuse(List<RuleProblem> found) {
        if (!found.equals(problems())) {
            problems.set(List.copyOf(found));
            LOG.error("The changed rules are refused; rulebook {} stays in force. {}", version(), found);
        }
    }

    private void activate(Rulebook rulebook) {
        archive.keep(rulebook.files(), FOLDER);
        Rulebook before = current.getAndSet(rulebook);
        if (before != null) {
            recent.put(before.sha256(), before);
        }
        problems.set(List.of());
    }
}
