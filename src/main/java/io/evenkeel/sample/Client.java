package io.evenkeel.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One account of the sample firm: its custody and the cells of its rows in the book. */
final class Client {

    final String id;
    final String household;
    final String model;
    final String registration;
    final Custody custody;
    /** Columns of accounts.csv by name. */
    final Map<String, String> columns = new LinkedHashMap<>();

    final List<String[]> restrictions = new ArrayList<>();
    final List<String[]> flows = new ArrayList<>();
    /** What the custodian's totals differ by, in millionths of shares, by security; cash in cents under "". */
    final Map<String, Long> custodianDiffers = new LinkedHashMap<>();

    boolean planted;

    Client(String id, String household, String model, String registration, Custody custody) {
        this.id = id;
        this.household = household;
        this.model = model;
        this.registration = registration;
        this.custody = custody;
    }

    boolean isTaxable() {
        return registration.equals("TAXABLE");
    }

    /** Cells in the order of the columns: type, security, quantity, lot, sector, weight, reason, expires. */
    void restrict(
            String type,
            String security,
            String quantity,
            String lot,
            String sector,
            String weight,
            String reason,
            String expires) {
        restrictions.add(new String[] {id, type, security, quantity, lot, sector, weight, reason, expires});
    }
}
