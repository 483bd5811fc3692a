package io.evenkeel.proposal;

public enum Side {
    BUY,
    SELL
}
