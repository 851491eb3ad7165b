package dev.catraca.adapters.provisioning.account;

import dev.catraca.application.account.port.PasswordHashes;
import dev.catraca.application.account.port.Passwords.PasswordHash;
import dev.catraca.domain.account.Password;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Argon2id; four at a time, because each takes 19 MiB and a core, and a bounded queue behind. */
@ApplicationScoped
class Argon2PasswordHashes implements PasswordHashes {
    private static final int MOST_AT_ONCE = 4;

    /** Half of the server's request threads: the other half goes on selling. */
    private static final int MOST_WAITING = 64;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore permits = new Semaphore(MOST_AT_ONCE, true);

    /** Compared where there is nothing to compare with; nobody knows its password. */
    private final Argon2Hash nobodys = Argon2Hash.of(new Password(randomText()), salt());

    @Override
    public Optional<PasswordHash> hash(Password password) {
        return inTurn(() -> Argon2Hash.of(password, salt()).encoded());
    }

    @Override
    public Verdict compare(Password password, Optional<PasswordHash> hash) {
        var known = hash.map(Argon2Hash::parse).orElse(nobodys);
        return inTurn(() -> known.isOf(password) ? Verdict.EQUAL : Verdict.DIFFERENT)
                .orElse(Verdict.BUSY);
    }

    private <T> Optional<T> inTurn(Supplier<T> work) {
        if (permits.getQueueLength() >= MOST_WAITING) {
            return Optional.empty();
        }
        permits.acquireUninterruptibly();
        try {
            return Optional.of(work.get());
        } finally {
            permits.release();
        }
    }

    private byte[] salt() {
        var salt = new byte[Argon2Hash.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private String randomText() {
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }
}
