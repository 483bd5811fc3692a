package io.evenkeel.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.LossSoldFacts;
import io.evenkeel.policy.WashedLossFacts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WashSalesTest extends RuleCases {

    WashSalesTest() {
        super("policy/wash-sales.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "What the household sold at a loss is not bought back",
                        facts(sold(Quantity.ONE)),
                        facts(sold(Quantity.ZERO))),
                new Case(
                        "What the household bought lately is not sold at a loss",
                        facts(washed("0.00000001")),
                        facts(washed("0"))));
    }

    private static LossSoldFacts sold(Quantity shares) {
        return new LossSoldFacts(
                new SecurityId("XYZ"),
                new AccountId("A-2"),
                LocalDate.of(2018, 1, 24),
                shares,
                Money.of("250.00"),
                LocalDate.of(2018, 2, 24),
                LocalDate.of(2018, 2, 26),
                List.of(),
                false);
    }

    private static WashedLossFacts washed(String part) {
        return new WashedLossFacts(
                new SecurityId("XYZ"),
                new LotId("L1"),
                Quantity.ofShares(100),
                Money.of("1000.00"),
                Quantity.ofShares(10),
                Money.of("100.00"),
                Weight.of(part),
                Money.ZERO,
                new AccountId("A-2"),
                LocalDate.of(2018, 1, 24),
                LocalDate.of(2018, 2, 24),
                LocalDate.of(2018, 2, 26),
                List.of());
    }

    @Test
    void the_reasons_name_shares_account_and_day() {
        assertThat(limits(sold(Quantity.ONE), washed("0.1")))
                .extracting(limit -> String.valueOf(limit))
                .anySatisfy(text -> assertThat(text)
                        .contains("account A-2 sold it at a loss on 2018-01-24, 1 shares in all; free from 2018-02-26"))
                .anySatisfy(text -> assertThat(text)
                        .contains(
                                "account A-2 bought it on 2018-01-24, so the loss of 10 of 100 shares would be washed;"
                                        + " free from 2018-02-26"));
    }
}
