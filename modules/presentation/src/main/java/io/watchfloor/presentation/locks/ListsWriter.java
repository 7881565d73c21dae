package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.activity.Tops;
import io.watchfloor.diagnosis.activity.Tops.Part;
import io.watchfloor.diagnosis.activity.Tops.Ranking;
import io.watchfloor.diagnosis.activity.Tops.Root;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.locks.ActivityContent.Entry;
import io.watchfloor.presentation.locks.ActivityContent.Kind;
import io.watchfloor.presentation.locks.ActivityContent.Lists;
import io.watchfloor.presentation.locks.ActivityContent.Name;
import io.watchfloor.presentation.locks.ActivityContent.Split;
import io.watchfloor.presentation.locks.ActivityContent.TopList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes the lists beside the chart: who used the sessions of a range, and who made others wait.
record ListsWriter(Titles titles, String server) {
    /// So many lines fit, the rest in one more.
    static final int MOST = 6;

    Lists write(Tops tops, Split split) {
        return new Lists(who(tops, split), statements(tops), roots(tops), joined(tops));
    }

    private TopList who(Tops tops, Split split) {
        return switch (split) {
            case WORKFLOWS ->
                list(LocksText.WORKFLOWS, tops.active().workflows(), slug -> plain(titles.workflow(slug)));
            case TENANTS -> list(LocksText.TENANTS, tops.active().tenants(), slug -> plain(titles.tenant(slug)));
            case WAITS ->
                list(
                        LocksText.WAITS,
                        tops.active().waits(),
                        wait -> plain((ClassWords.title(wait.waitClass()) + " " + wait.event()).strip()));
        };
    }

    private TopList statements(Tops tops) {
        return list(
                LocksText.STATEMENTS,
                tops.active().statements(),
                statement -> new Name("", oneLine(statement.text()), Kind.STATEMENT, null));
    }

    private TopList roots(Tops tops) {
        List<Entry> entries = entries(tops.blocked().roots(), this::root);
        return new TopList(
                LocksText.ROOT_BLOCKERS.text(),
                LocksText.BLOCKED_TIME_SHARE.text(),
                entries,
                LocksText.NOBODY_BLOCKED.text());
    }

    private Name root(Root root) {
        String workflow = root.workflow();
        String work = workflow == null ? LocksText.UNATTRIBUTED.text() : titles.workflow(workflow);
        return new Name(DetailWriter.pid(root.pid()), work, Kind.PLAIN, new SessionKey(server, root.pid()));
    }

    private <K> TopList list(LocksText title, Ranking<K> ranking, Function<K, Name> name) {
        return new TopList(
                title.text(),
                LocksText.SESSION_TIME_SHARE.text(),
                entries(ranking, name),
                LocksText.NOTHING_RAN.text());
    }

    private static <K> List<Entry> entries(Ranking<K> ranking, Function<K, Name> name) {
        List<Entry> entries = new ArrayList<>();
        for (Part<K> part : ranking.first()) {
            entries.add(entry(name.apply(part.what()), part.seconds(), part.share()));
        }
        if (ranking.unattributed() > 0) {
            entries.add(rest(LocksText.UNATTRIBUTED.text(), ranking.unattributed(), ranking));
        }
        if (ranking.more() > 0) {
            entries.add(rest(LocksText.MORE_PARTS.text(ranking.more()), ranking.moreSeconds(), ranking));
        }
        return entries;
    }

    private static Entry rest(String title, double seconds, Ranking<?> ranking) {
        return entry(new Name("", title, Kind.REST, null), seconds, ranking.share(seconds));
    }

    private static Entry entry(Name name, double seconds, double share) {
        return new Entry(name, seconds(seconds), Figures.percent(share) + " %", Math.clamp(share, 0, 1));
    }

    /// Pids of one job that began again, in a sentence.
    private static String joined(Tops tops) {
        return tops.blocked().joined().stream()
                .map(joined -> LocksText.ONE_JOB.text(
                        and(joined.pids()), seconds(joined.seconds()), Figures.percent(joined.share())))
                .collect(Collectors.joining("\n"));
    }

    private static String and(List<Integer> pids) {
        List<String> words = pids.stream().map(Object::toString).toList();
        return words.size() > 3
                ? LocksText.PIDS.text(words.size())
                : String.join(", ", words.subList(0, words.size() - 1)) + " " + LocksText.AND.text() + " "
                        + words.getLast();
    }

    /// Whole seconds; below ten with a tenth, since shares of short ranges are small.
    static String seconds(double seconds) {
        return (seconds < 9.95 ? Double.toString(Math.round(seconds * 10) / 10.0) : Figures.count(seconds)) + " s";
    }

    private static Name plain(String title) {
        return new Name("", title, Kind.PLAIN, null);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
