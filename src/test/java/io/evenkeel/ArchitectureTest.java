package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may use whom: one table, and nothing outside it. */
class ArchitectureTest {

    private static final String ROOT = "io.evenkeel";

    /** Package, then the packages of ours that it may use. A package without a row fails. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("money", Set.of()),
            Map.entry("market", Set.of("money")),
            Map.entry("account", Set.of("money", "market", "target")),
            Map.entry("target", Set.of("money", "market")),
            Map.entry("book", Set.of("money", "market", "account", "target", "tax")),
            Map.entry("tax", Set.of("money", "market", "account")),
            Map.entry("policy", Set.of("money", "market", "account", "target", "book", "tax")),
            Map.entry("optimizer", Set.of("money", "market", "account")),
            Map.entry("proposal", Set.of("money", "market", "account", "target", "book", "tax", "policy")),
            Map.entry("review", Set.of("money", "market", "account", "policy", "proposal")),
            Map.entry("order", Set.of("money", "market", "account", "proposal", "review")),
            Map.entry(
                    "rebalance",
                    Set.of(
                            "money",
                            "market",
                            "account",
                            "target",
                            "book",
                            "tax",
                            "policy",
                            "optimizer",
                            "proposal",
                            "review")),
            Map.entry("ingest", Set.of("money", "market", "account", "target", "book")),
            Map.entry("sample", Set.of("money", "market", "account", "tax")),
            Map.entry(
                    "rulebook",
                    Set.of("money", "market", "account", "target", "book", "tax", "policy", "proposal", "review")),
            Map.entry(
                    "store",
                    Set.of(
                            "money",
                            "market",
                            "account",
                            "target",
                            "book",
                            "tax",
                            "proposal",
                            "review",
                            "order",
                            "policy",
                            "rulebook")),
            Map.entry(
                    "workflow",
                    Set.of(
                            "money",
                            "market",
                            "account",
                            "target",
                            "book",
                            "policy",
                            "optimizer",
                            "proposal",
                            "review",
                            "order",
                            "rebalance",
                            "rulebook",
                            "store",
                            "access")),
            Map.entry("access", Set.of("api")),
            Map.entry("desk", Set.of("workflow", "store")),
            Map.entry(
                    "api",
                    Set.of(
                            "money",
                            "market",
                            "account",
                            "target",
                            "book",
                            "tax",
                            "policy",
                            "proposal",
                            "review",
                            "order",
                            "rebalance",
                            "ingest",
                            "rulebook",
                            "store",
                            "workflow")),
            Map.entry("ops", Set.of("book", "ingest", "rulebook", "store", "workflow")));

    private static final Set<String> CORE = Set.of(
            "money",
            "market",
            "account",
            "target",
            "book",
            "tax",
            "policy",
            "optimizer",
            "proposal",
            "review",
            "order",
            "rebalance");

    /** Outside libraries, and the packages that may touch them. */
    private static final Map<String, Set<String>> HOMES = Map.of(
            "org.camunda.", Set.of("workflow"),
            "org.drools.", Set.of("rulebook"),
            "org.kie.", Set.of("rulebook"),
            "org.ojalgo.", Set.of("optimizer", "market"),
            "org.apache.commons.csv.", Set.of("ingest", "api", "sample"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void every_package_has_a_row() {
        Set<String> packages = new TreeSet<>();
        CLASSES.forEach(type -> packages.add(module(type)));
        packages.remove("");
        assertThat(MAY_USE.keySet()).containsAll(packages);
        assertThat(packages).hasSizeGreaterThan(10);
    }

    @Test
    void packages_use_only_what_their_row_allows() {
        List<String> violations = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            String from = module(type);
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                String to = module(dependency.getTargetClass());
                boolean ours = dependency.getTargetClass().getPackageName().startsWith(ROOT);
                if (ours
                        && !from.isEmpty()
                        && !to.isEmpty()
                        && !from.equals(to)
                        && !allowed(from).contains(to)) {
                    violations.add(dependency.getDescription());
                }
            });
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void the_core_is_plain_java() {
        List<String> violations = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (CORE.contains(module(type))) {
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    String target = dependency.getTargetClass().getPackageName();
                    boolean plain = target.startsWith("java.")
                            || target.startsWith(ROOT)
                            || target.startsWith("org.jspecify.")
                            || (target.startsWith("org.ojalgo.")
                                    && Objects.requireNonNull(HOMES.get("org.ojalgo."))
                                            .contains(module(type)))
                            || target.isEmpty();
                    if (!plain) {
                        violations.add(dependency.getDescription());
                    }
                });
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void each_technology_has_one_home() {
        Map<String, Set<String>> strays = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            type.getDirectDependenciesFromSelf()
                    .forEach(dependency -> HOMES.forEach((library, homes) -> {
                        boolean touches = dependency
                                .getTargetClass()
                                .getPackageName()
                                .concat(".")
                                .startsWith(library);
                        if (touches && !homes.contains(module(type))) {
                            strays.computeIfAbsent(library, key -> new TreeSet<>())
                                    .add(type.getName());
                        }
                    }));
        }
        assertThat(strays).isEmpty();
    }

    private static Set<String> allowed(String from) {
        return MAY_USE.getOrDefault(from, Set.of());
    }

    /** The package below the root, such as {@code money}; empty for the root itself and for everything outside. */
    private static String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return "";
        }
        String rest = name.substring(ROOT.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
