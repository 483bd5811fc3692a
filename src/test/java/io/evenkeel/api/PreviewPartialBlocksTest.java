package io.evenkeel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.api.Asked.One;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.Route;
import io.evenkeel.proposal.TaxEffect;
import io.evenkeel.proposal.Trade;
import io.evenkeel.rulebook.ActiveRulebook;
import io.evenkeel.rulebook.RuleFiles;
import io.evenkeel.workflow.OptimizerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a preview says of losses that are washed in part, under rules that compliance changed. Today is 2026-03-31. */
class PreviewPartialBlocksTest {

    private static AccountAnswer preview(Path rules, Asked asked, String file, String text, String instead)
            throws IOException {
        for (Map.Entry<String, String> rule :
                RuleFiles.read(Path.of("rules")).content().entrySet()) {
            String content = rule.getValue();
            if (rule.getKey().equals(file)) {
                assertThat(content).contains(text);
                content = content.replace(text, instead);
            }
            if (rule.getKey().equals("review/tax.drl")) {
                content = content.replace("disallowed.isAbove(\"$0.00\")", "disallowed.isAbove(\"$1,000.00\")");
            }
            Path path = rules.resolve(rule.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        }
        ActiveRulebook rulebook = ProjectRules.rulebook(rules);
        return new PreviewController(rulebook, OptimizerKind.STRUCTURED)
                .preview(Requests.json(asked.json()), null)
                .accounts()
                .get(0);
    }

    private static Quantity traded(AccountAnswer account) {
        Optional<Trade> trade = account.trades().stream()
                .filter(each -> each.security().equals(new SecurityId("VTI")))
                .findFirst();
        return trade.map(Trade::quantity).orElse(Quantity.ZERO);
    }

    private static TaxEffect tax(AccountAnswer account) {
        return Objects.requireNonNull(account.tax());
    }

    /** 320 shares at a loss of 50 each, of which the spouse bought ten. */
    private static Asked losing() {
        return Asked.of(
                One.taxable("1000.00").lot("L1", "VTI", "320", "300.00").lot("L2", "BND", "266", "70.00"),
                One.of("TAXABLE", "0.00").bought("PURCHASE", "VTI", "10", "2026-03-30"));
    }

    /** Ten of 320 are 3.125%, and more of what is sold. */
    @ParameterizedTest(name = "{0} may be washed: sold {1}")
    @CsvSource({"0%, false", "3.12%, false", "20%, true"})
    void ten_shares_bought_yesterday_do_not_block_hundreds_where_the_firm_lets_a_part_be_washed(
            String part, boolean sold, @TempDir Path rules) throws IOException {
        AccountAnswer account = preview(rules, losing(), "policy/wash-sales.drl", "\"0%\"", "\"" + part + "\"");
        assertThat(traded(account).compareTo(Quantity.of("50")) >= 0).isEqualTo(sold);
        assertThat(tax(account).disallowed()).isEqualTo(sold ? Money.of("500.00") : Money.ZERO);
        if (sold) {
            Money rest = traded(account)
                    .minus(Quantity.of("10"))
                    .at(io.evenkeel.money.Price.of("50.00"), java.math.RoundingMode.UNNECESSARY);
            assertThat(tax(account).lossesHarvested()).isEqualTo(rest);
            assertThat(account.route()).isNotEqualTo(Route.BLOCKED);
        } else {
            assertThat(account.notTraded()).anySatisfy(note -> assertThat(note.reason())
                    .contains("so the loss of 10 of 320 shares would be washed"));
        }
    }

    @ParameterizedTest(name = "{0} may be washed: {1} bought, {2} washed")
    @CsvSource({"$0.00, 0, 0.00", "$19.99, 0, 0.00", "$20.00, 1, 20.00", "$39.99, 1, 20.00", "$199.99, 9, 180.00"})
    void so_much_is_bought_back_as_the_firm_lets_be_washed(
            String most, String bought, String washed, @TempDir Path rules) throws IOException {
        Asked buying = Asked.of(
                One.taxable("60000.00").lot("L1", "VTI", "10", "200.00").lot("L2", "BND", "520", "70.00"),
                One.of("TAXABLE", "0.00").sold("VTI", "10", "-200.00", "2026-03-30"));
        AccountAnswer account = preview(rules, buying, "policy/wash-sales.drl", "\"$0.00\"", "\"" + most + "\"");
        assertThat(traded(account)).isEqualTo(Quantity.of(bought));
        assertThat(tax(account).disallowed()).isEqualTo(Money.of(washed));
        assertThat(account.route()).isNotEqualTo(Route.BLOCKED);
    }

    /** The project's own rules, as the call answers them without any change. */
    @Test
    void nothing_is_washed_unless_compliance_says_so() {
        AccountAnswer account = losing().answer();
        assertThat(traded(account)).isEqualTo(Quantity.ZERO);
        assertThat(tax(account).disallowed()).isEqualTo(Money.ZERO);
    }
}
