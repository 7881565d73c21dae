package io.watchfloor.diagnosis.workflows;

/// Completions that speak for trouble, each counted once, since the trouble began. A share of few requests is no
/// evidence: two slow ones of twenty stay in a p95 for ten seconds.
///
/// @param slow   slower than the SLO while p95 was
/// @param above  slower than usual while p95 was
/// @param failed while more failed than may
record Counted(double slow, double above, double failed) {
    static final Counted NONE = new Counted(0, 0, 0);

    /// As many as chance seldom brings together.
    private static final double ENOUGH = 5;

    private static final double ENOUGH_FAILED = 3;

    /// Seconds that must do where it is not known how many complete.
    private static final double LONG = 15;

    /// What the values of one tick say.
    ///
    /// @param rate completed per second, negative when not known
    /// @param slow share of them slower than the SLO, zero while p95 is not
    /// @param above share slower than usual, zero while p95 is not
    /// @param failed share that failed, zero while no more than may
    record Shares(double rate, double slow, double above, double failed) {}

    /// After `seconds` more.
    Counted next(Shares shares, double seconds) {
        return new Counted(
                more(slow, shares.slow(), shares.rate(), seconds),
                more(above, shares.above(), shares.rate(), seconds),
                more(failed, shares.failed(), shares.rate(), seconds));
    }

    private static double more(double before, double share, double rate, double seconds) {
        if (share <= 0) {
            return 0;
        }
        return before + (rate < 0 ? ENOUGH / LONG : share * rate) * seconds;
    }

    boolean enoughSlow() {
        return slow >= ENOUGH;
    }

    boolean enoughAbove() {
        return above >= ENOUGH;
    }

    boolean enoughFailed() {
        return failed >= ENOUGH_FAILED;
    }
}
