package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.catalogue.ImportCatalogue;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The lines of a file, read one at a time: as many as there are, only one is in memory. What is
 * wrong with a line goes into the report; lines without anything but spaces are passed over.
 */
final class ParsedLines implements Iterator<ImportCatalogue.Line> {
    private static final int LONGEST = 64 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final Function<byte[], ImportCatalogue.Item> parse;
    private final ImportReport report;
    private Optional<Raw> next;
    private long number;

    ParsedLines(InputStream in, Function<byte[], ImportCatalogue.Item> parse, ImportReport report) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.parse = parse;
        this.report = report;
        this.next = read();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Raw(long number, byte[] bytes, boolean isTooLong) {}

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public ImportCatalogue.Line next() {
        var line = next.orElseThrow(NoSuchElementException::new);
        next = read();
        return new ImportCatalogue.Line(line.number(), item(line));
    }

    private Optional<ImportCatalogue.Item> item(Raw line) {
        try {
            if (line.isTooLong()) {
                throw new Rejected(
                        ProblemCode.VALUES_INVALID, List.of(Violation.of("", "line-too-long")));
            }
            return Optional.of(parse.apply(line.bytes()));
        } catch (Rejected bad) {
            report.failed(line.number(), bad);
            return Optional.empty();
        }
    }

    /** The next line that is not blank. */
    private Optional<Raw> read() {
        try {
            var line = readAny();
            while (line.isPresent() && isBlank(line.get())) {
                line = readAny();
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Raw> readAny() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var it = in.read();
        if (it < 0) {
            return Optional.empty();
        }
        number++;
        var size = 0;
        while (it >= 0 && it != '\n') {
            size++;
            if (size <= LONGEST) {
                bytes.write(it);
            }
            it = in.read();
        }
        return Optional.of(new Raw(number, withoutMark(bytes.toByteArray()), size > LONGEST));
    }

    /** Some editors begin a file with a mark that is no part of its text. */
    private byte[] withoutMark(byte[] line) {
        var mark = BYTE_ORDER_MARK.length;
        return number == 1
                        && line.length >= mark
                        && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark)
                ? Arrays.copyOfRange(line, mark, line.length)
                : line;
    }

    private static boolean isBlank(Raw line) {
        for (var it : line.bytes()) {
            if (it != ' ' && it != '\r' && it != '\t') {
                return false;
            }
        }
        return !line.isTooLong();
    }
}
