package io.evenkeel.access;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Sees to it that somebody can sign in: the sample firm's users with the sample profile, the configured first
 * administrator otherwise, and nobody by default.
 */
@Component
class FirstUsers implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(FirstUsers.class);

    private final Users users;
    private final Environment environment;
    private final String adminName;
    private final String adminPassword;

    FirstUsers(
            Users users,
            Environment environment,
            @Value("${evenkeel.access.first-admin.name:}") String adminName,
            @Value("${evenkeel.access.first-admin.password:}") String adminPassword) {
        this.users = users;
        this.environment = environment;
        this.adminName = adminName;
        this.adminPassword = adminPassword;
    }

    @Override
    public void afterPropertiesSet() {
        boolean sample = environment.acceptsProfiles(Profiles.of("sample"));
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        if (sample && production) {
            throw new IllegalStateException(
                    "The profiles sample and production exclude each other: sample has users with known passwords.");
        }
        if (sample) {
            addSampleUsers();
        } else if (!adminName.isBlank()) {
            users.add(adminName, adminPassword, List.of(Role.ADMINS));
        } else if (users.isEmpty()) {
            LOG.warn("Nobody can sign in yet: set evenkeel.access.first-admin.name and .password for one start,"
                    + " or configure an OIDC issuer.");
        }
    }

    private void addSampleUsers() {
        sampleUser("compliance1", Role.COMPLIANCE);
        sampleUser("compliance2", Role.COMPLIANCE);
        sampleUser("reviewer1", Role.REVIEWERS);
        sampleUser("reviewer2", Role.REVIEWERS);
        sampleUser("operations1", Role.OPERATIONS);
        sampleUser("admin1", Role.ADMINS);
        LOG.warn("*****************************************************************************************");
        LOG.warn("*  SAMPLE PROFILE: compliance1, compliance2, reviewer1, reviewer2, operations1, admin1  *");
        LOG.warn("*  can sign in with their NAME AS PASSWORD. Never put a real book into this instance.   *");
        LOG.warn("*****************************************************************************************");
    }

    private void sampleUser(String name, Role role) {
        users.put(name, name, List.of(role));
    }
}
