package io.evenkeel.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every rulebook that was ever in force. */
@Component
public class StoredRulebooks {

    private static final String VERSIONS =
            "select version, sha256, author, approver, activated_at, files from rulebook ";

    private record Files(SortedMap<String, String> contentByName) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Locks locks;

    StoredRulebooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.locks = new Locks(jdbc);
    }

    /** The newest again gives the version that is there; an older one, put in force again, a new version. */
    @Transactional
    public StoredRulebook add(String sha256, Map<String, String> files, String author, @Nullable String approver) {
        locks.take(Locks.RULEBOOK);
        Optional<StoredRulebook> newest = newest();
        return newest.filter(book -> book.sha256().equals(sha256)).orElseGet(() -> {
            int version = newest.map(StoredRulebook::version).orElse(0) + 1;
            return insert(new StoredRulebook(
                    version,
                    sha256,
                    author,
                    approver,
                    Instants.now(clock),
                    Collections.unmodifiableSortedMap(new TreeMap<>(files))));
        });
    }

    private StoredRulebook insert(StoredRulebook rulebook) {
        jdbc.sql(
                        """
                        insert into rulebook (version, sha256, author, approver, activated_at, files)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        rulebook.version(),
                        rulebook.sha256(),
                        rulebook.author(),
                        rulebook.approver(),
                        Instants.column(rulebook.activatedAt()),
                        Documents.stored(new Files(rulebook.files())))
                .update();
        return rulebook;
    }

    public Optional<StoredRulebook> find(int version) {
        return jdbc.sql(VERSIONS + "where version = ?")
                .param(version)
                .query(StoredRulebooks::rulebook)
                .optional();
    }

    /** The newest version of that content. */
    public Optional<StoredRulebook> find(String sha256) {
        return jdbc.sql(VERSIONS + "where version = (select max(version) from rulebook where sha256 = ?)")
                .param(sha256)
                .query(StoredRulebooks::rulebook)
                .optional();
    }

    public Optional<StoredRulebook> newest() {
        return jdbc.sql(VERSIONS + "where version = (select max(version) from rulebook)")
                .query(StoredRulebooks::rulebook)
                .optional();
    }

    /** Newest first. */
    public List<StoredRulebook> all() {
        return jdbc.sql(VERSIONS + "order by version desc")
                .query(StoredRulebooks::rulebook)
                .list();
    }

    private static StoredRulebook rulebook(ResultSet row, int number) throws SQLException {
        Instant activatedAt = Instants.of(row, "activated_at");
        return new StoredRulebook(
                row.getInt("version"),
                row.getString("sha256"),
                row.getString("author"),
                row.getString("approver"),
                activatedAt,
                Collections.unmodifiableSortedMap(
                        Documents.read(row.getBytes("files"), Files.class).contentByName()));
    }
}
