package dev.catraca.adapters.web.gate;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.catraca.application.shared.Sha256;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body too large to be held in memory: it waits in a file that has no name any more once it is
 * open, so that nothing of it is left behind, whatever becomes of us. Only so many at a time find
 * room.
 */
public final class SpooledBody extends OutputStream {
    /** Together half a gibibyte of disk. */
    private static final int MOST = 8;

    private static final Semaphore ROOM = new Semaphore(MOST);
    static final String PROPERTY = SpooledBody.class.getName();
    private static final FileAttribute<?> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final FileChannel file;
    private final MessageDigest digest = Sha256.begin();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private SpooledBody(FileChannel file) {
        this.file = file;
    }

    /** None while there is no room. */
    static Optional<SpooledBody> open() throws IOException {
        if (!ROOM.tryAcquire()) {
            return Optional.empty();
        }
        var isOpen = false;
        try {
            var path =
                    Path.of(
                            System.getProperty("java.io.tmpdir"),
                            "catraca-import-" + UUID.randomUUID());
            var file =
                    FileChannel.open(
                            path, Set.of(CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE), OURS_ALONE);
            isOpen = true;
            return Optional.of(new SpooledBody(file));
        } finally {
            if (!isOpen) {
                ROOM.release();
            }
        }
    }

    void keep(ServletRequest request) {
        request.setAttribute(PROPERTY, this);
    }

    /** Whatever becomes of the request. */
    void closeWith(AsyncContext request) {
        request.addListener(new AtTheEnd(this));
    }

    private record AtTheEnd(SpooledBody body) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) throws IOException {
            body.close();
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            body.close();
        }

        @Override
        public void onError(AsyncEvent event) throws IOException {
            body.close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // nobody starts it again
        }
    }

    /** None if the request came without a body. */
    public static Optional<SpooledBody> of(ServletRequest request) {
        return request.getAttribute(PROPERTY) instanceof SpooledBody body
                ? Optional.of(body)
                : Optional.empty();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        digest.update(bytes, from, count);
        var rest = ByteBuffer.wrap(bytes, from, count);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }

    /** Of all that was written, in hexadecimal; asked once. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The body from its beginning, once: it is gone when this is closed, or its request ends. */
    public InputStream read() throws IOException {
        return Channels.newInputStream(file.position(0));
    }

    @Override
    public void close() throws IOException {
        if (isClosed.compareAndSet(false, true)) {
            try {
                file.close();
            } finally {
                ROOM.release();
            }
        }
    }
}
