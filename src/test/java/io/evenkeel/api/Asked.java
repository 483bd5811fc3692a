package io.evenkeel.api;

import io.evenkeel.workflow.OptimizerKind;
import java.util.ArrayList;
import java.util.List;

/** A preview as an outsider would put it together: a household of accounts in VTI at $250 and BND at $75, target 60/40. */
final class Asked {

    private static final PreviewController PREVIEW =
            new PreviewController(ProjectRules.rulebook(), OptimizerKind.STRUCTURED);

    private final List<String> accounts = new ArrayList<>();
    private final List<String> securities = new ArrayList<>(List.of(
            "{ \"id\": \"VTI\", \"assetClass\": \"US_EQUITY\", \"price\": \"250.00\", \"spreadBps\": \"1.0\" }",
            "{ \"id\": \"BND\", \"assetClass\": \"US_BOND\", \"price\": \"75.00\", \"spreadBps\": \"1.0\" }"));
    private String scope = "";
    private String model =
            "{ \"security\": \"VTI\", \"weight\": \"0.60\" }, { \"security\": \"BND\", \"weight\": \"0.40\" }";

    static Asked of(One... accounts) {
        Asked asked = new Asked();
        for (One account : accounts) {
            asked.accounts.add(account.json());
        }
        return asked;
    }

    /** All accounts have one target. */
    Asked asOne() {
        scope = "\"targetScope\": \"HOUSEHOLD\", ";
        return this;
    }

    Asked security(String json) {
        securities.add(json);
        return this;
    }

    Asked securities(String... json) {
        securities.clear();
        securities.addAll(List.of(json));
        return this;
    }

    Asked model(String targets) {
        model = targets;
        return this;
    }

    List<AccountAnswer> answers() {
        return PREVIEW.preview(Requests.json(json()), null).accounts();
    }

    AccountAnswer answer() {
        return answers().get(0);
    }

    String json() {
        return """
                { "asOf": "2026-03-31",
                  "household": { "id": "H-1", "filingStatus": "SINGLE", %s"accounts": [ %s ] },
                  "securities": [ %s ],
                  "models": [ { "id": "M", "targets": [ %s ] } ] }"""
                .formatted(scope, String.join(",\n", accounts), String.join(",\n", securities), model);
    }

    /** One account of the household. */
    static final class One {
        private final String id;
        private final String registration;
        private final String cash;
        private final List<String> lots = new ArrayList<>();
        private final List<String> restrictions = new ArrayList<>();
        private final List<String> flows = new ArrayList<>();
        private final List<String> transactions = new ArrayList<>();
        private String settings = "";
        private String year = "";

        private One(String id, String registration, String cash) {
            this.id = id;
            this.registration = registration;
            this.cash = cash;
        }

        static One taxable(String cash) {
            return new One("A-1", "TAXABLE", cash);
        }

        static One ira(String cash) {
            return new One("A-2", "TRADITIONAL_IRA", cash);
        }

        static One of(String registration, String cash) {
            return new One("A-3", registration, cash);
        }

        One lot(String lot, String security, String quantity, String cost) {
            return lot(lot, security, quantity, cost, "2020-02-03");
        }

        One lot(String lot, String security, String quantity, String cost, String acquired) {
            lots.add(
                    "{ \"id\": \"%s\", \"security\": \"%s\", \"quantity\": \"%s\", \"costPerShare\": \"%s\", \"acquired\": \"%s\" }"
                            .formatted(lot, security, quantity, cost, acquired));
            return this;
        }

        /** @param more such as {@code "weight": "0.5"}; empty for none */
        One restricted(String type, String security, String more) {
            restrictions.add("{ \"type\": \"%s\", \"security\": \"%s\", \"reason\": \"asked\"%s }"
                    .formatted(type, security, more.isEmpty() ? "" : ", " + more));
            return this;
        }

        One excludes(String sector) {
            restrictions.add(
                    "{ \"type\": \"EXCLUDE_SECTOR\", \"sector\": \"%s\", \"reason\": \"asked\" }".formatted(sector));
            return this;
        }

        One settings(String fields) {
            settings = fields;
            return this;
        }

        One year(String fields) {
            year = fields;
            return this;
        }

        One pays(String amount, String due) {
            flows.add("{ \"type\": \"WITHDRAWAL\", \"amount\": \"%s\", \"due\": \"%s\" }".formatted(amount, due));
            return this;
        }

        One bought(String kind, String security, String quantity, String date) {
            transactions.add(
                    "{ \"id\": \"X%d\", \"side\": \"BUY\", \"kind\": \"%s\", \"security\": \"%s\", \"quantity\": \"%s\", \"amount\": \"1.00\", \"date\": \"%s\" }"
                            .formatted(transactions.size(), kind, security, quantity, date));
            return this;
        }

        One received(String kind, String security, String quantity, String date) {
            transactions.add(
                    "{ \"id\": \"X%d\", \"side\": \"RECEIVE\", \"kind\": \"%s\", \"security\": \"%s\", \"quantity\": \"%s\", \"amount\": \"1.00\", \"date\": \"%s\" }"
                            .formatted(transactions.size(), kind, security, quantity, date));
            return this;
        }

        One sold(String security, String quantity, String gain, String date) {
            transactions.add(
                    "{ \"id\": \"X%d\", \"side\": \"SELL\", \"security\": \"%s\", \"quantity\": \"%s\", \"amount\": \"1.00\", \"date\": \"%s\", \"lots\": [ { \"lot\": \"L0\", \"quantity\": \"%s\", \"gain\": \"%s\" } ] }"
                            .formatted(transactions.size(), security, quantity, date, quantity, gain));
            return this;
        }

        String json() {
            return """
                    { "id": "%s", "owner": "T-1", "registration": "%s", "model": "M", "cash": "%s", "lots": [ %s ],
                      "settings": { %s }, "restrictions": [ %s ], "cashFlows": [ %s ], "transactions": [ %s ], "yearToDate": { %s } }"""
                    .formatted(
                            id,
                            registration,
                            cash,
                            String.join(", ", lots),
                            settings,
                            String.join(", ", restrictions),
                            String.join(", ", flows),
                            String.join(", ", transactions),
                            year);
        }
    }
}
