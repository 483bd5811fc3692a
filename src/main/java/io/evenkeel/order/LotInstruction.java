package io.evenkeel.order;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.money.Quantity;

/** Which lot a sale's allocation relieves; the custodian must have it by settlement (Treas. Reg. 1.1012-1(c)). */
public record LotInstruction(String order, AccountId account, LotId lot, Quantity quantity) {}
