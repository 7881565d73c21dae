package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReserveTest {
    @Test
    void aRoleThatMayNotUseReservedConnectionsIsToldTheCommand() {
        assertEquals(
                Optional.of("when max_connections is used up this console cannot connect"
                        + " (GRANT pg_use_reserved_connections TO watch)"),
                Reserve.of(160_004, 0, false).missing("watch"));
    }

    @Test
    void aServerThatReservesNoneIsPointedOut() {
        assertEquals(
                Optional.of("when max_connections is used up this console cannot connect"
                        + " (ALTER SYSTEM SET reserved_connections = 3, then restart)"),
                Reserve.of(180_001, 0, true).missing("watch"));
    }

    @Test
    void nothingIsMissingWhereOneIsKeptOrNoneCanBe() {
        assertEquals(Optional.empty(), Reserve.of(180_001, 3, true).missing("watch"));
        assertEquals(Optional.empty(), Reserve.of(150_012, 0, false).missing("watch"));
    }
}
