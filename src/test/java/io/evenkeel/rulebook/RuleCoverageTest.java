package io.evenkeel.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleCoverageTest {

    private static final Pattern FILE = Pattern.compile("super\\(\"([a-z/-]+\\.drl)\"\\)");

    @Test
    void every_rule_file_has_a_class_of_cases() throws IOException {
        Set<String> covered = new TreeSet<>();
        try (Stream<Path> tests = Files.list(Path.of("src/test/java/io/evenkeel/rulebook"))) {
            for (Path test : tests.toList()) {
                Matcher matcher = FILE.matcher(Files.readString(test));
                while (matcher.find()) {
                    covered.add(matcher.group(1));
                }
            }
        }
        Set<String> files =
                new TreeSet<>(RuleFiles.read(Path.of("rules")).content().keySet());
        files.removeIf(name -> !name.endsWith(".drl"));
        assertThat(covered).isEqualTo(files);
    }
}
