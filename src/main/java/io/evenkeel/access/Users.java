package io.evenkeel.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The users of the embedded store, with hashed passwords. */
@Component
public class Users implements UserDetailsService {

    private static final int SHORTEST_PASSWORD = 12;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;

    Users(JdbcClient jdbc, PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.encoder = encoder;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return find(name)
                .orElseThrow(() -> new UsernameNotFoundException("No user has the name (%s).".formatted(name)));
    }

    private Optional<UserDetails> find(String name) {
        return jdbc.sql("select name, password_hash, roles from app_user where name = ?")
                .param(name)
                .query((row, number) -> User.withUsername(row.getString("name"))
                        .password(row.getString("password_hash"))
                        .roles(row.getString("roles").split(","))
                        .build())
                .optional();
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from app_user").query(Long.class).single() == 0;
    }

    /** Refuses a short password. */
    void add(String name, String password, List<Role> roles) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "The password of user (%s) must have at least %d characters.".formatted(name, SHORTEST_PASSWORD));
        }
        put(name, password, roles);
    }

    /** For the sample firm only: any password. */
    void put(String name, String password, List<Role> roles) {
        String joined = String.join(",", roles.stream().map(Role::name).toList());
        String known = name.toLowerCase(Locale.ROOT);
        if (find(known).isEmpty()) {
            jdbc.sql("insert into app_user (name, password_hash, roles) values (?, ?, ?)")
                    .params(known, encoder.encode(password), joined)
                    .update();
        }
    }
}
