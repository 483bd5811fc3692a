package io.evenkeel.account;

import io.evenkeel.money.Money;
import io.evenkeel.target.ModelId;
import java.util.List;

/**
 * One account as of the book's day.
 *
 * @param owner the taxpayer, as the custodian names them
 * @param cash settled and unsettled cash; negative where overdrawn
 * @param positions the custodian's totals; empty where the book has none
 */
public record Account(
        AccountId id,
        String owner,
        Registration registration,
        ModelId model,
        Money cash,
        AccountSettings settings,
        List<TaxLot> lots,
        List<Restriction> restrictions,
        List<CashFlow> cashFlows,
        List<AccountTransaction> transactions,
        RealisedYear yearToDate,
        List<CustodianPosition> positions) {

    public Account {
        lots = List.copyOf(lots);
        restrictions = List.copyOf(restrictions);
        cashFlows = List.copyOf(cashFlows);
        transactions = List.copyOf(transactions);
        positions = List.copyOf(positions);
    }

    public Account withSettings(AccountSettings other) {
        return new Account(
                id,
                owner,
                registration,
                model,
                cash,
                other,
                lots,
                restrictions,
                cashFlows,
                transactions,
                yearToDate,
                positions);
    }
}
