package io.evenkeel.rulebook;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.Schedule;
import java.util.List;

class CalendarTest extends RuleCases {

    CalendarTest() {
        super("policy/calendar.drl");
    }

    @Override
    List<Case> cases() {
        return List.of(
                new Case(
                        "An account on the quarterly calendar rests until the first trading day of a quarter",
                        facts(Facts.account()
                                .settings(new AccountSettings(
                                        null, null, null, null, null, null, null, Schedule.QUARTERLY, null))
                                .build()),
                        facts(Facts.account()
                                .settings(new AccountSettings(
                                        null, null, null, null, null, null, null, Schedule.QUARTERLY, null))
                                .firstTradingDayOfQuarter(true)
                                .build())),
                new Case(
                        "An account on the quarterly calendar goes back to its target on the first trading day of a quarter",
                        facts(Facts.account()
                                .settings(new AccountSettings(
                                        null, null, null, null, null, null, null, Schedule.QUARTERLY, null))
                                .firstTradingDayOfQuarter(true)
                                .build()),
                        facts(Facts.account().firstTradingDayOfQuarter(true).build())));
    }
}
