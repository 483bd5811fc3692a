package io.evenkeel.tax;

import io.evenkeel.market.Market;
import io.evenkeel.market.Security;
import io.evenkeel.market.SecurityId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which securities are substantially identical (IRC 1091(a)): two of one group are; a security that no group names is
 * identical to itself alone.
 */
public final class IdentityGroups {

    public static final IdentityGroups NONE = new IdentityGroups(Map.of());

    private final Map<SecurityId, String> groups;

    private IdentityGroups(Map<SecurityId, String> groups) {
        this.groups = Map.copyOf(groups);
    }

    static IdentityGroups named(Map<SecurityId, String> groups) {
        return new IdentityGroups(groups);
    }

    public static IdentityGroups of(Market market) {
        Map<SecurityId, String> groups = new HashMap<>();
        for (Security security : market.securities().values()) {
            groups.put(security.id(), security.identityGroup());
        }
        return new IdentityGroups(groups);
    }

    /** Refuses a security that stands in two groups: then all of both would be identical. */
    public static IdentityGroups of(List<List<SecurityId>> identical) {
        Map<SecurityId, String> groups = new HashMap<>();
        for (List<SecurityId> group : identical) {
            String name = group.stream()
                    .sorted()
                    .map(SecurityId::value)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("A group of identical securities is empty."));
            for (SecurityId security : group) {
                if (groups.putIfAbsent(security, name) != null) {
                    throw new IllegalArgumentException(
                            "The security (%s) stands in two identity groups. Maybe they are one group."
                                    .formatted(security));
                }
            }
        }
        return new IdentityGroups(groups);
    }

    public String groupOf(SecurityId security) {
        return groups.getOrDefault(security, security.value());
    }
}
