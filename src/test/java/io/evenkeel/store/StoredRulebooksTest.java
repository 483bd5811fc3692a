package io.evenkeel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredRulebooksTest {

    private static final String OLD = "01".repeat(32);
    private static final String NEW = "02".repeat(32);

    private final Database store = new Database();

    private StoredRulebook add(String sha256) {
        return store.inTransaction(() -> store.rulebooks.add(
                sha256,
                Map.of("review/turnover.drl", "rule " + sha256, "data/a.drl", ""),
                "compliance1",
                "compliance2"));
    }

    @Test
    void a_rulebook_comes_back_with_its_files() {
        StoredRulebook added = add(OLD);

        assertThat(added.version()).isEqualTo(1);
        assertThat(added.activatedAt()).isEqualTo(Database.NOW);
        assertThat(store.rulebooks.find(1)).contains(added);
        assertThat(store.rulebooks.find(OLD)).contains(added);
        assertThat(store.rulebooks.newest()).contains(added);
        assertThat(added.files().keySet()).containsExactly("data/a.drl", "review/turnover.drl");
    }

    @Test
    void the_rulebook_in_force_added_again_is_the_same_version() {
        assertThat(add(OLD)).isEqualTo(add(OLD));
        assertThat(store.rulebooks.all()).hasSize(1);
    }

    @Test
    void going_back_to_an_older_rulebook_is_a_new_version() {
        add(OLD);
        add(NEW);

        assertThat(add(OLD).version()).isEqualTo(3);
        assertThat(store.rulebooks.find(OLD).orElseThrow().version()).isEqualTo(3);
        assertThat(store.rulebooks.all()).extracting(StoredRulebook::version).containsExactly(3, 2, 1);
    }

    @Test
    void two_who_add_at_once_make_one_version() throws Exception {
        AtTheSameTime.twice(() -> add(NEW));

        assertThat(store.rulebooks.all()).hasSize(1);
    }

    @Test
    void no_rulebook_is_there_at_first() {
        assertThat(store.rulebooks.newest()).isEmpty();
        assertThat(store.rulebooks.find(1)).isEmpty();
    }
}
