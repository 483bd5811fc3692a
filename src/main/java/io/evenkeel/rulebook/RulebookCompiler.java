package io.evenkeel.rulebook;

import io.evenkeel.policy.AssetLocation;
import io.evenkeel.policy.Concluded;
import io.evenkeel.policy.DataRules;
import io.evenkeel.policy.Hold;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.PolicyCase;
import io.evenkeel.policy.PolicyRules;
import io.evenkeel.review.ProposalFacts;
import io.evenkeel.review.ReviewFinding;
import io.evenkeel.review.ReviewRules;
import io.evenkeel.review.TradeFacts;
import io.evenkeel.tax.IdentityTable;
import io.evenkeel.tax.TaxRates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieContainer;

/** Turns rule files into a {@link Rulebook}; refuses them all where one is bad. */
public final class RulebookCompiler {

    static final String TAX_RATES = "tables/federal-tax-rates.csv";
    static final String IDENTITY_GROUPS = "tables/identity-groups.csv";
    static final String ASSET_LOCATION = "tables/asset-location.csv";

    private static final Pattern TABLE_LINE = Pattern.compile("^Line (\\d{1,9}) ");

    private static final AtomicLong BUILDS = new AtomicLong();

    /** A rulebook that is to be put in force. Throws {@link RulebookRefusedException} with every problem found. */
    public Rulebook compile(RuleFiles files) {
        List<RuleFile> rules = RuleFile.all(files);
        refuse(Stream.concat(RulebookGuard.problems(rules).stream(), RuleValues.problems(rules).stream())
                .toList());
        return compiled(files);
    }

    /**
     * A rulebook that was in force. A value that came to be checked later does not keep it from being asked again; what
     * may not run inside the service does not run, however old it is.
     */
    public Rulebook compileArchived(RuleFiles files) {
        refuse(RulebookGuard.problems(RuleFile.all(files)));
        return compiled(files);
    }

    private static void refuse(List<RuleProblem> problems) {
        if (!problems.isEmpty()) {
            throw new RulebookRefusedException(problems);
        }
    }

    private static Rulebook compiled(RuleFiles files) {
        List<RuleProblem> problems = new ArrayList<>();
        TaxRates taxRates = table(files, TAX_RATES, TaxRates::parse, problems);
        IdentityTable identity = table(files, IDENTITY_GROUPS, IdentityTable::parse, problems);
        AssetLocation location = table(files, ASSET_LOCATION, AssetLocation::parse, problems);
        Map<String, RuleBase> bases = new HashMap<>();
        for (String question : RuleFiles.QUESTIONS) {
            compile(files, question, problems, bases);
        }
        if (!problems.isEmpty() || taxRates == null || identity == null || location == null) {
            throw new RulebookRefusedException(problems);
        }
        return rulebook(files, bases, taxRates, identity, location);
    }

    private static <T> @Nullable T table(
            RuleFiles files, String name, Function<List<String>, T> reader, List<RuleProblem> problems) {
        try {
            return reader.apply(files.linesOf(name));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            Matcher line = TABLE_LINE.matcher(message);
            problems.add(new RuleProblem(name, line.find() ? Integer.parseInt(line.group(1)) : 0, 0, message));
            return null;
        }
    }

    private static void compile(
            RuleFiles files, String question, List<RuleProblem> problems, Map<String, RuleBase> bases) {
        KieServices services = KieServices.get();
        // A name of its own per build: Drools would otherwise hand out what an earlier build left behind.
        ReleaseId id = services.newReleaseId("io.evenkeel.rules", question, "1." + BUILDS.incrementAndGet());
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(id);
        Map<String, String> fileOfPath = new HashMap<>();
        files.content().forEach((name, text) -> {
            if (name.startsWith(question + "/") && name.endsWith(".drl")) {
                String path = "src/main/resources/" + name;
                fileOfPath.put(name, name);
                system.write(path, text);
            }
        });
        KieBuilder builder = services.newKieBuilder(system).buildAll();
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        for (Message error : errors) {
            problems.add(new RuleProblem(
                    fileOf(error, fileOfPath, question),
                    Math.max(0, error.getLine()),
                    Math.max(0, error.getColumn()),
                    PlainWords.of(error.getText())));
        }
        if (errors.isEmpty()) {
            KieContainer container = services.newKieContainer(id);
            KieBase base = container.getKieBase();
            bases.put(question, new RuleBase(base, filesOfRules(files, question, base)));
        }
        services.getRepository().removeKieModule(id);
    }

    private static String fileOf(Message error, Map<String, String> fileOfPath, String question) {
        String path = error.getPath() == null ? "" : error.getPath().replace("src/main/resources/", "");
        return fileOfPath.getOrDefault(path, path.isEmpty() ? question : path);
    }

    private static Map<String, String> filesOfRules(RuleFiles files, String question, KieBase base) {
        Map<String, String> fileOfRule = new HashMap<>();
        base.getKiePackages().forEach(rules -> {
            for (Rule rule : rules.getRules()) {
                files.content().forEach((name, text) -> {
                    if (name.startsWith(question + "/") && text.contains('"' + rule.getName() + '"')) {
                        fileOfRule.put(rule.getName(), name);
                    }
                });
            }
        });
        return fileOfRule;
    }

    private static Rulebook rulebook(
            RuleFiles files,
            Map<String, RuleBase> bases,
            TaxRates taxRates,
            IdentityTable identity,
            AssetLocation location) {
        RuleBase data = java.util.Objects.requireNonNull(bases.get("data"), "compiled");
        RuleBase policy = java.util.Objects.requireNonNull(bases.get("policy"), "compiled");
        RuleBase review = java.util.Objects.requireNonNull(bases.get("review"), "compiled");
        DataRules dataRules = account -> data.conclusions(facts(account), Hold.class);
        PolicyRules policyRules = account -> policy.conclusions(facts(account), Limit.class);
        ReviewRules reviewRules = new ReviewRules() {
            @Override
            public List<Concluded<ReviewFinding>> findings(ProposalFacts proposal, List<TradeFacts> trades) {
                List<Object> facts = new ArrayList<>(trades);
                facts.add(proposal);
                return review.conclusions(facts, ReviewFinding.class);
            }
        };
        return new Rulebook(files, files.sha256(), dataRules, policyRules, reviewRules, taxRates, identity, location);
    }

    private static List<Object> facts(PolicyCase account) {
        List<Object> facts = new ArrayList<>();
        facts.add(account.account());
        facts.addAll(account.holdings());
        facts.addAll(account.restrictions());
        facts.addAll(account.corporateActions());
        facts.addAll(account.priceMoves());
        facts.addAll(account.lossesSold());
        facts.addAll(account.washedLosses());
        return facts;
    }
}
