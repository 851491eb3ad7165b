package dev.catraca.sandbox.launcher;

import java.util.Timer;
import java.util.TimerTask;

/** Notices that Maven is gone, also when it was killed and could not say so. */
final class Watchdog extends TimerTask {
    private static final int MILLISECONDS = 500;

    private final long parent = parentId();
    private final Runnable orphaned;

    private Watchdog(Runnable orphaned) {
        this.orphaned = orphaned;
    }

    static void watchParent(Runnable orphaned) {
        new Timer("watchdog", true).schedule(new Watchdog(orphaned), MILLISECONDS, MILLISECONDS);
    }

    /**
     * An orphan is given another parent. Asking whether the old one lives would not do: it may be
     * dead and not yet buried.
     */
    @Override
    public void run() {
        if (parentId() != parent) {
            orphaned.run();
        }
    }

    private static long parentId() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }
}
