package io.watchfloor.collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.collectors.postgres.RealEstate;
import io.watchfloor.collectors.postgres.RealServer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Workflow.Measure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CollectorsTest {
    @Test
    void everySourceThatIsAnnouncedIsReadAndClosingLeavesNoConnection() throws Exception {
        Measure measure =
                new Measure.Query(SignalNames.WORKFLOW_WAITING, Unit.COUNT, Duration.ofSeconds(1), "SELECT 1");
        Estate estate = RealServer.estate(List.of(RealEstate.workflow("invoicing", measure)));
        Set<String> read = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(5);
        try (io.watchfloor.collectors.Collectors collectors =
                io.watchfloor.collectors.Collectors.forEstate(estate, InstantSource.system(), reading -> {
                    if (reading instanceof Reading.Read
                            && read.add(reading.source().name())) {
                        all.countDown();
                    }
                })) {
            assertEquals(
                    Set.of(
                            "postgres/pg",
                            "postgres/pg/statements",
                            "postgres/pg/reserved connection",
                            "postgres/pg/pg-1",
                            "odoo/norda",
                            "odoo/norda/invoicing"),
                    collectors.sources().stream().map(Source::name).collect(Collectors.toSet()));
            collectors.start();
            assertTrue(all.await(20, TimeUnit.SECONDS), read.toString());
        }
        try (Connection judge = RealServer.connect("postgres");
                Statement statement = judge.createStatement()) {
            // A backend ends a moment after its client has gone.
            statement.execute("DO $$ DECLARE until timestamptz := clock_timestamp() + interval '10 seconds'; BEGIN"
                    + " WHILE clock_timestamp() < until AND EXISTS (SELECT FROM pg_stat_get_activity(NULL)"
                    + " WHERE application_name = 'watchfloor') LOOP PERFORM pg_sleep(0.02); PERFORM pg_stat_clear_snapshot();"
                    + " END LOOP; END $$");
            try (ResultSet left =
                    statement.executeQuery("SELECT FROM pg_stat_activity WHERE application_name = 'watchfloor'")) {
                assertFalse(left.next());
            }
        }
    }
}
