package dev.catraca.sandbox.launcher;

import dev.catraca.sandbox.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The sandbox's folder, which one launcher at a time may use and only its owner may read. */
final class StateFolder {
    private final Path folder;
    private final FileLock lock;

    private StateFolder(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Takes it until this process ends, however it ends. */
    static StateFolder take(Path folder) {
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            var channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new CannotStart("it already runs from " + folder.getParent());
            }
            return new StateFolder(folder, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        if (!lock.isValid()) {
            throw new IllegalStateException("the lock on " + folder + " is gone");
        }
        return folder;
    }

    /** Ends what a killed launcher left running; nobody else can own it while we hold the lock. */
    void endLeftovers() {
        Leftovers.end(serverPid(), "ws-server.jar");
        Leftovers.end(path().resolve("postgres/postmaster.pid"), path().toString());
    }

    void rememberServer(long pid) {
        try {
            Files.writeString(serverPid(), pid + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path serverPid() {
        return path().resolve("server.pid");
    }

    /** Removes everything a former start left. */
    void wipe() {
        Folders.deleteAllBut(path(), it -> it.equals(folder) || it.equals(folder.resolve("lock")));
    }
}
