package io.evenkeel.account;

public enum CashFlowType {
    DEPOSIT,
    WITHDRAWAL
}
