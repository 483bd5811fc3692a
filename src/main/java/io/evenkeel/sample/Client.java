package io.evenkeel.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One account of the sample firm: its custody and the cells of its rows in the book. */
final class Client {

    final String id;
    final Family family;
    final String registration;
    final String owner;
    final Kind kind;
    final Custody custody;
    String model;
    /** Columns of {@code accounts.csv} by name, where they are given. */
    final Map<String, String> settings = new TreeMap<>();

    final List<Restriction> restrictions = new ArrayList<>();
    final List<Flow> flows = new ArrayList<>();
    /** What the custodian's totals differ by, in millionths of shares by security; cash in cents under the empty name. */
    final Map<String, Long> custodianDiffers = new TreeMap<>();
    /** Founders' stock: nobody touched it in five years. */
    final Set<String> untouched = new TreeSet<>();
    /** A fault or a contradiction is planted here; one is enough. */
    boolean planted;

    /** What the account is; the firm's mix of them is decided in {@link Families}. */
    enum Kind {
        FUNDS,
        STOCKS,
        FOUNDER,
        TRANSFERRED,
        LARGE
    }

    /** Empty cells where a column says nothing. */
    record Restriction(
            String type,
            String security,
            String quantity,
            String lot,
            String sector,
            String weight,
            String reason,
            String expires) {

        static Restriction on(String type, String security, String reason) {
            return new Restriction(type, security, "", "", "", "", reason, "");
        }

        Restriction until(String day) {
            return new Restriction(type, security, quantity, lot, sector, weight, reason, day);
        }

        static Restriction keep(String security, long quantity, String reason) {
            return new Restriction("LOCK_QUANTITY", security, Units.shares(quantity), "", "", "", reason, "");
        }

        static Restriction keep(Lot lot, String reason) {
            return new Restriction("LOCK_LOT", lot.security, "", lot.id, "", "", reason, "");
        }

        static Restriction withoutSector(String sector, String reason) {
            return new Restriction("EXCLUDE_SECTOR", "", "", "", sector, "", reason, "");
        }

        static Restriction atMost(String security, String weight, String reason) {
            return new Restriction("MAX_WEIGHT", security, "", "", "", weight, reason, "");
        }
    }

    /** @param cents positive */
    record Flow(String type, long cents, String due) {}

    Client(String id, Family family, String registration, String owner, Kind kind, String model, Custody custody) {
        this.id = id;
        this.family = family;
        this.registration = registration;
        this.owner = owner;
        this.kind = kind;
        this.model = model;
        this.custody = custody;
    }

    boolean isTaxable() {
        return registration.equals("TAXABLE");
    }

    boolean holdsFunds() {
        return kind == Kind.FUNDS;
    }

    String setting(String column) {
        return settings.getOrDefault(column, "");
    }
}
