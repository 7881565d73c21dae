package io.watchfloor.app.commands.journal;

import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Recorded;
import io.watchfloor.journal.RecordedText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows entries for reading.
@Command(
        name = "show",
        description = "Show entries in the order of time, the newest last.",
        mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ROOT);

    @Mixin
    private EntriesOptions entries = new EntriesOptions();

    @Option(names = "--most", paramLabel = "N", defaultValue = "200", description = "At most so many (default: 200).")
    private int most = 200;

    @Override
    public Integer call() {
        Clock clock = Clock.system(ZoneId.systemDefault());
        Instant now = clock.instant();
        List<Recorded> found = new ArrayList<>();
        entries.each(now, found::add);
        found.sort(Comparator.comparing((Recorded recorded) -> recorded.entry().at())
                .thenComparing(Recorded::console)
                .thenComparingLong(Recorded::sequence));
        int left = Math.max(0, found.size() - Math.max(1, most));
        if (left > 0) {
            System.out.println("… " + left + " older");
        }
        found.stream().skip(left).map(each -> line(each, clock.getZone())).forEach(System.out::println);
        return 0;
    }

    private static String line(Recorded recorded, ZoneId zone) {
        Entry entry = recorded.entry();
        String text = "%s  %s:%d  %s  %s  %s  %s%s"
                .formatted(
                        TIME.format(entry.at().atZone(zone)),
                        recorded.console(),
                        recorded.sequence(),
                        entry.who(),
                        entry.mitigation(),
                        entry.step(),
                        RecordedText.sentence(entry),
                        recorded.origin().linked() ? "" : "  (after a broken link)");
        return text.replaceAll("\\p{Cntrl}", " ").stripTrailing();
    }
}
