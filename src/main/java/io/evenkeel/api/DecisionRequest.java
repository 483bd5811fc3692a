package io.evenkeel.api;

import io.evenkeel.account.AccountSettings;
import io.evenkeel.api.Fields.Field;
import io.evenkeel.review.DecisionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** @param overrides settings that a re-run is to use in place of the account's; what is left out stays as it is */
record DecisionRequest(DecisionKind decision, String note, AccountSettings overrides) {

    private static final int LONGEST_NOTE = 2_000;

    static DecisionRequest read(Json body) {
        List<RequestFault> faults = new ArrayList<>();
        Fields fields = new Fields("decision", body, faults);
        Field<DecisionKind> decision = fields.required("decision", DecisionKind.class);
        Field<String> note = fields.optional("note", DecisionRequest::note);
        Field<AccountSettings> overrides = fields.object("overrides", part -> AccountReader.settings(part, faults));
        boolean changes = !overrides.or(AccountSettings.DEFAULTS).equals(AccountSettings.DEFAULTS);
        if (changes && decision.value() != null && decision.value() != DecisionKind.RERUN) {
            fields.fault(
                    RequestFault.BAD_VALUE,
                    "The field (overrides) goes with the decision RERUN only, not (%s).".formatted(decision.get()));
        }
        Optional<DecisionRequest> request = fields.build(
                () -> new DecisionRequest(decision.get(), note.or(""), overrides.or(AccountSettings.DEFAULTS)));
        Fields.refuse(faults);
        return request.orElseThrow();
    }

    private static String note(String text) {
        if (text.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("it has more than %d characters.".formatted(LONGEST_NOTE));
        }
        return text;
    }
}
