package io.evenkeel.sample;

import io.evenkeel.sample.Client.Kind;
import java.util.ArrayList;
import java.util.List;

/** Invents households: who they are, which accounts they have and how these live. */
final class Families {

    static final int HOUSEHOLDS = 1_300;
    private static final long THOUSAND = 1_000 * Units.DOLLAR;
    private static final List<String> FIRST = List.of(
            "Ada", "Ben", "Carla", "Dario", "Elena", "Felix", "Grace", "Hugo", "Ines", "Jonas", "Kaya", "Liam", "Mara",
            "Nils", "Olga", "Pablo", "Quinn", "Rosa", "Sami", "Tara");
    private static final List<String> LAST = List.of(
            "Abbott",
            "Becker",
            "Castillo",
            "Dunn",
            "Eriksen",
            "Fontaine",
            "Garcia",
            "Hoang",
            "Ivanov",
            "Jensen",
            "Kowalski",
            "Larsson",
            "Moreau",
            "Nakamura",
            "Okafor",
            "Petrov",
            "Quintero",
            "Rossi",
            "Schmidt",
            "Tanaka",
            "Ueda",
            "Vargas",
            "Weber",
            "Xu",
            "Yilmaz",
            "Zeller");

    private final Closes closes;
    private final Companies companies;
    private final Arrivals arrivals;
    private final Life life;
    private final Agreements agreements;
    private final long seed;

    Families(Closes closes, Companies companies, Arrivals arrivals, Life life, Agreements agreements, long seed) {
        this.closes = closes;
        this.companies = companies;
        this.arrivals = arrivals;
        this.life = life;
        this.agreements = agreements;
        this.seed = seed;
    }

    /** How much there is, which decides what it is held in. */
    private enum Means {
        MODEST,
        AFFLUENT,
        WEALTHY,
        VERY_LARGE
    }

    List<Client> clients() {
        List<Client> clients = new ArrayList<>();
        for (int number = 1; number <= HOUSEHOLDS; number++) {
            clients.addAll(family(number).clients);
        }
        return clients;
    }

    private Family family(int number) {
        Chance chance = new Chance(seed, number);
        Means means = means(number, chance);
        String status = chance.one(
                List.of("SINGLE", "SINGLE", "MARRIED_JOINT", "MARRIED_JOINT", "MARRIED_JOINT", "HEAD_OF_HOUSEHOLD"));
        if (means != Means.MODEST && chance.happens(6)) {
            status = "TRUST";
        }
        Family family = new Family("H-%04d".formatted(number), status, chance.one(LAST), new WashGuard(companies));
        List<Habits> habits = new ArrayList<>();
        int accounts = chance.happens(57) ? 1 : chance.happens(72) ? 2 : 3;
        for (int index = 1; index <= accounts; index++) {
            Client client = client(family, index, means, chance);
            family.clients.add(client);
            habits.add(settle(client, chance));
        }
        life.live(family.clients, habits);
        family.clients.forEach(client -> agreements.add(client, chance));
        return family;
    }

    private static Means means(int number, Chance chance) {
        if (number % 50 == 25) {
            return Means.VERY_LARGE;
        }
        return chance.happens(66) ? Means.MODEST : chance.happens(80) ? Means.AFFLUENT : Means.WEALTHY;
    }

    private Client client(Family family, int index, Means means, Chance chance) {
        String registration = index > 1
                ? chance.one(List.of("TRADITIONAL_IRA", "ROTH_IRA", "TAXABLE", "TRADITIONAL_IRA"))
                : means == Means.MODEST && chance.happens(20) ? "TRADITIONAL_IRA" : "TAXABLE";
        if (family.filingStatus.equals("TRUST")) {
            registration = chance.happens(10) ? "TAX_EXEMPT" : "TAXABLE";
        }
        Kind kind = kind(index, means, registration, chance);
        String model = model(kind, index == 1 ? means : Means.AFFLUENT, chance);
        String id = "A-%s-%d".formatted(family.id.substring(2), index);
        String owner = family.filingStatus.equals("TRUST")
                ? family.surname + " Family Trust"
                : chance.one(FIRST) + " " + family.surname;
        Custody custody = new Custody(closes, family.guard, registration.equals("TAXABLE"));
        return new Client(id, family, registration, owner, kind, model, custody);
    }

    private static Kind kind(int index, Means means, String registration, Chance chance) {
        boolean taxable = registration.equals("TAXABLE");
        if (means == Means.MODEST || index > 1 && chance.happens(55)) {
            return Kind.FUNDS;
        }
        if (means == Means.VERY_LARGE && index == 1) {
            return Kind.LARGE;
        }
        if (taxable && chance.happens(11)) {
            return Kind.FOUNDER;
        }
        return chance.happens(14) ? Kind.TRANSFERRED : Kind.STOCKS;
    }

    private static String model(Kind kind, Means means, Chance chance) {
        if (kind == Kind.FUNDS) {
            return chance.one(List.of(Models.CAREFUL, Models.BALANCED, Models.BALANCED, Models.GROWTH, Models.GROWTH));
        }
        boolean many = means == Means.WEALTHY || means == Means.VERY_LARGE && chance.happens(50);
        return many ? Models.THREE_HUNDRED : Models.SIXTY;
    }

    /** Funds the account: in kind where something came along, the rest in cash. */
    private Habits settle(Client client, Chance chance) {
        long worth = worth(client, chance);
        boolean recent = client.kind == Kind.LARGE && chance.happens(50) || chance.happens(3);
        int opened =
                closes.trusted(recent ? closes.last() - chance.between(8, 40) : chance.between(0, closes.last() - 60));
        long inKind = arrivals.bring(client, worth, opened, recent, chance);
        return Habits.of(client, opened, Math.max(worth - inKind, worth / 50), closes, chance);
    }

    /** Cents on the day it opens. */
    private static long worth(Client client, Chance chance) {
        if (client.kind == Kind.LARGE) {
            return chance.between(8_500, 28_000) * THOUSAND;
        }
        return switch (client.model) {
            case Models.SIXTY -> chance.between(180, 1_100) * THOUSAND;
            case Models.THREE_HUNDRED -> chance.between(1_500, 4_800) * THOUSAND;
            default -> chance.between(12, chance.between(60, 450)) * THOUSAND;
        };
    }
}
