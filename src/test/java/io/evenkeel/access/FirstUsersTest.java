package io.evenkeel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class FirstUsersTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(4);
    private final Users users = users();

    private Users users() {
        DriverManagerDataSource source = new DriverManagerDataSource(
                "jdbc:h2:mem:first-users-%d;DB_CLOSE_DELAY=-1".formatted(NUMBER.incrementAndGet()));
        Flyway.configure().dataSource(source).load().migrate();
        return new Users(JdbcClient.create(source), encoder);
    }

    private void start(String admin, String password, String... profiles) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        new FirstUsers(users, environment, admin, password).afterPropertiesSet();
    }

    @ParameterizedTest
    @CsvSource({
        "compliance1, ROLE_COMPLIANCE",
        "compliance2, ROLE_COMPLIANCE",
        "reviewer1, ROLE_REVIEWERS",
        "reviewer2, ROLE_REVIEWERS",
        "operations1, ROLE_OPERATIONS",
        "admin1, ROLE_ADMINS"
    })
    void the_sample_firms_users_have_their_name_as_password(String name, String role) {
        start("", "", "sample");
        var user = users.loadUserByUsername(name);
        assertThat(encoder.matches(name, user.getPassword())).isTrue();
        assertThat(user.getAuthorities()).singleElement().hasToString(role);
    }

    @Test
    void nobody_can_sign_in_by_default_in_production() {
        start("", "", "production");
        assertThat(users.isEmpty()).isTrue();
        assertThatThrownBy(() -> users.loadUserByUsername("admin1")).isInstanceOf(UsernameNotFoundException.class);
    }

    @Test
    void nobody_can_sign_in_without_any_profile() {
        start("", "");
        assertThat(users.isEmpty()).isTrue();
    }

    @Test
    void sample_and_production_exclude_each_other() {
        assertThatThrownBy(() -> start("", "", "sample", "production"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("exclude each other");
        assertThat(users.isEmpty()).isTrue();
    }

    @Test
    void the_first_administrator_comes_from_the_configuration() {
        start("Chief", "correct horse battery", "production");
        assertThat(users.loadUserByUsername("chief").getAuthorities())
                .singleElement()
                .hasToString("ROLE_ADMINS");
    }

    @Test
    void a_short_password_is_refused() {
        assertThatThrownBy(() -> start("chief", "elevenchars", "production")).hasMessageContaining("at least 12");
        assertThat(users.isEmpty()).isTrue();
    }

    @Test
    void passwords_are_kept_as_hashes_only() {
        users.put("someone", "a password that is long", List.of(Role.REVIEWERS));
        assertThat(users.loadUserByUsername("someone").getPassword())
                .startsWith("$2")
                .doesNotContain("a password");
    }
}
