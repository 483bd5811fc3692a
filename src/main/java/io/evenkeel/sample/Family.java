package io.evenkeel.sample;

import java.util.ArrayList;
import java.util.List;

/** One household, which is one tax unit. */
final class Family {

    final String id;
    final String filingStatus;
    final String surname;
    final WashGuard guard;
    final List<Client> clients = new ArrayList<>();

    Family(String id, String filingStatus, String surname, WashGuard guard) {
        this.id = id;
        this.filingStatus = filingStatus;
        this.surname = surname;
        this.guard = guard;
    }
}
