package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

    /** What is not a plain number and begins with a sign of a formula is text for people, and itself for programs. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "=cmd(),'=cmd()",
                "+1,'+1",
                "-x,'-x",
                "-2+3,'-2+3",
                "@x,'@x",
                "\uFF1Dcmd(),'\uFF1Dcmd()",
                "-250.00,-250.00",
                "-7,-7",
                "A=1,A=1",
                "'=1,'=1"
            })
    void only_files_for_people_take_the_formula_out_of_a_cell(String cell, String forPeople) {
        Stream<List<?>> rows = Stream.of(List.of("A", cell));
        assertThat(text(Csv.forPeople(List.of("a", "b"), rows))).isEqualTo("a,b\r\nA,%s\r\n".formatted(forPeople));
        assertThat(text(Csv.of(List.of("a", "b"), Stream.of(List.of("A", cell)))))
                .isEqualTo("a,b\r\nA,%s\r\n".formatted(cell));
    }

    @Test
    void what_hides_a_sign_behind_a_tab_or_a_line_end_is_text_too() {
        Stream<List<?>> rows = Stream.of(List.of("\t=x", "\r=x"));
        assertThat(text(Csv.forPeople(List.of("a", "b"), rows))).isEqualTo("a,b\r\n'\t=x,\"'\r=x\"\r\n");
    }

    @Test
    void a_loss_stays_a_number() {
        Stream<List<?>> rows = Stream.of(List.of("A", Money.of("-250")));
        assertThat(text(Csv.forPeople(List.of("a", "b"), rows))).isEqualTo("a,b\r\nA,-250.00\r\n");
    }

    private static String text(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8);
    }
}
