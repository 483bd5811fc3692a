package io.evenkeel.tax;

import java.util.List;
import java.util.stream.Collectors;

/** The ledger contradicts itself; carries every fault found. */
public final class LedgerRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<LedgerFault> faults;

    public LedgerRefusedException(List<LedgerFault> faults) {
        super(faults.stream().map(LedgerFault::message).collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    public List<LedgerFault> faults() {
        return faults;
    }
}
