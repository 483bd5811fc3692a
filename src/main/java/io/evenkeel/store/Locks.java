package io.evenkeel.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes turns: a row locked until the caller's transaction ends, on every database and over all nodes. */
final class Locks {

    static final String BOOK = "book";
    static final String RUN = "run";
    static final String RULEBOOK = "rulebook";

    private final JdbcClient jdbc;

    Locks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void take(String name) {
        jdbc.sql("select name from sequence_lock where name = ? for update")
                .param(name)
                .query(String.class)
                .single();
    }
}
