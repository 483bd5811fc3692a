package io.evenkeel.workflow;

import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.rulebook.RuleFiles;
import io.evenkeel.rulebook.RulebookArchive;
import io.evenkeel.store.StoredRulebook;
import io.evenkeel.store.StoredRulebooks;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** The rulebook in force, kept in the store version by version and looked at again and again. */
@Configuration
@EnableScheduling
class RulebookWiring {

    @Bean
    RulebookArchive rulebookArchive(StoredRulebooks stored) {
        return new RulebookArchive() {
            @Override
            public String keep(RuleFiles files, String author) {
                return String.valueOf(stored.add(files.sha256(), files.content(), author, null)
                        .version());
            }

            @Override
            public Optional<RuleFiles> find(String sha256) {
                return stored.find(sha256).map(rulebook -> RuleFiles.of(rulebook.files()));
            }

            @Override
            public Optional<String> versionOf(String sha256) {
                return stored.find(sha256).map(StoredRulebook::version).map(String::valueOf);
            }
        };
    }

    @Bean
    ActiveRulebook activeRulebook(@Value("${evenkeel.rules.folder}") Path folder, RulebookArchive archive) {
        return new ActiveRulebook(folder, archive);
    }

    @Bean
    RulesFolderWatch rulesFolderWatch(ActiveRulebook rulebook) {
        return new RulesFolderWatch(rulebook);
    }

    /** Looks rather than listens: file events differ between systems and miss network drives. */
    static final class RulesFolderWatch {
        private final ActiveRulebook rulebook;

        RulesFolderWatch(ActiveRulebook rulebook) {
            this.rulebook = rulebook;
        }

        @Scheduled(fixedDelayString = "${evenkeel.workflow.look-at-rules-every}")
        public void look() {
            rulebook.look();
        }
    }
}
