package org.tallyhouse.intake.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyhouse.failure.Nearest;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.NamePattern;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.IncomingFile;
import org.tallyhouse.merchant.MerchantMapper;

/** Who sends files, of which kinds, and under which names. */
public final class SenderRules {
    static final String OK = ".ok";

    private final SortedMap<String, List<Rule>> bySender;

    private SenderRules(SortedMap<String, List<Rule>> bySender) {
        this.bySender = bySender;
    }

    /** Of one sender and kind; the marker is an ending, empty where a file is complete when it does not change. */
    record Rule(ImportKind kind, NamePattern pattern, String marker) {
        @Override
        public String toString() {
            return "%s %s".formatted(kind, pattern);
        }
    }

    public static SenderRules of(MerchantMapper merchants) {
        SortedMap<String, List<Rule>> rules = new TreeMap<>();
        usual(rules, IncomingFile.ONLINE, ImportKind.TRANSACTIONS, "transactions*");
        merchants.channels().stream()
                .map(Channel::channelId)
                .forEach(channel -> usual(rules, channel, ImportKind.CHANNEL_BILL, "*"));
        for (String bank : merchants.banks().stream().map(Bank::bankId).toList()) {
            usual(rules, bank, ImportKind.STATEMENT, "statement*");
            usual(rules, bank, ImportKind.RESULTS, "results*");
        }
        rules.putAll(merchants.incomingFiles().stream()
                .collect(Collectors.groupingBy(
                        IncomingFile::sender, Collectors.mapping(SenderRules::rule, Collectors.toList()))));
        return new SenderRules(rules);
    }

    private static void usual(Map<String, List<Rule>> rules, String sender, ImportKind kind, String pattern) {
        rules.computeIfAbsent(sender, name -> new ArrayList<>()).add(new Rule(kind, NamePattern.of(pattern), ""));
    }

    private static Rule rule(IncomingFile said) {
        return new Rule(
                ImportKind.valueOf(said.kind().name()),
                NamePattern.of(said.pattern()),
                said.complete().equals(IncomingFile.STABLE) ? "" : said.complete());
    }

    public boolean knows(String sender) {
        return bySender.containsKey(sender);
    }

    /** What somebody may have meant who named a sender that is none. */
    public String nearest(String sender) {
        return Nearest.of(sender, bySender.keySet());
    }

    List<Rule> of(String sender) {
        return Collections.unmodifiableList(bySender.getOrDefault(sender, List.of()));
    }

    /** Of what may come along with a file: markers, and {@code .ok}, which may state its SHA-256 whatever the marker is. */
    Set<String> endings(String sender) {
        return Stream.concat(Stream.of(OK), of(sender).stream().map(Rule::marker))
                .filter(ending -> !ending.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that fit a name most closely: one, if it is clear what the file is. */
    List<Rule> fitting(String sender, String name) {
        Collection<Rule> all = of(sender);
        int closest = all.stream()
                .map(rule -> rule.pattern().fit(name))
                .max(Comparator.naturalOrder())
                .orElse(-1);
        return closest < 0
                ? List.of()
                : all.stream()
                        .filter(rule -> rule.pattern().fit(name) == closest)
                        .toList();
    }

    /** As an import knows the sender: transactions have none. */
    static String importedAs(ImportKind kind, String sender) {
        return kind == ImportKind.TRANSACTIONS ? "" : sender;
    }
}
