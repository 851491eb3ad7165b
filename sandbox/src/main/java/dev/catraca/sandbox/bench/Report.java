package dev.catraca.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what was measured, and writes it down as a table and a chart. */
final class Report {
    private final Path folder;
    private final List<String> lines = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();

    Report(Path folder) {
        this.folder = folder;
        lines.add("# Benchmark");
    }

    /** One measurement, and what it cost. */
    record Measured(
            Load.Result load, Duration serverCpu, Duration databaseCpu, Database.Work work) {
        private double perRequest(double value) {
            return value / load.latencies().getTotalCount();
        }

        private String row(String what) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %.0f | %.1f | %.1f | %d | %.0f | %.0f | %.1f | %.1f |",
                    what,
                    load.clients(),
                    load.perSecond(),
                    load.millis(50),
                    load.millis(99),
                    load.errors(),
                    perRequest(serverCpu.toNanos() / 1e3),
                    perRequest(databaseCpu.toNanos() / 1e3),
                    perRequest((double) work.commits()),
                    perRequest((double) work.rowsWritten()));
        }
    }

    private record Bar(String label, double perSecond, double limit) {}

    void say(String line) {
        System.out.println(line);
        lines.add("");
        lines.add(line);
    }

    void compare(String name, Measured server, Measured limit) {
        say("## %s, %d clients".formatted(name, server.load().clients()));
        say(
                """
                | | clients | per second | p50 ms | p99 ms | errors | server CPU µs | PostgreSQL CPU µs | commits | rows written |
                |---|---|---|---|---|---|---|---|---|---|
                %s
                %s"""
                        .formatted(server.row("server"), limit.row("plain JDBC")));
        var ratio = server.load().perSecond() / limit.load().perSecond();
        say(String.format(Locale.ROOT, "ratio %.2f", ratio));
        bars.add(
                new Bar(
                        name + ", " + server.load().clients(),
                        server.load().perSecond(),
                        limit.load().perSecond()));
    }

    void statements(String name, double perRequest) {
        say(
                String.format(
                        Locale.ROOT,
                        "%s: %.2f SQL statements per request, those of the clocks included",
                        name,
                        perRequest));
    }

    void access(int perSecond, int orders, List<Double> millis) {
        say("## paid → access at %d orders/s".formatted(perSecond));
        say(
                String.format(
                        Locale.ROOT,
                        "%d of %d orders: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms",
                        millis.size(),
                        orders,
                        at(millis, 50),
                        at(millis, 95),
                        at(millis, 99)));
    }

    void drain(int count, Duration time) {
        say("## backlog of %d provisionings".formatted(count));
        say(
                String.format(
                        Locale.ROOT,
                        "drained in %.1f s: %.0f per second",
                        time.toMillis() / 1e3,
                        count * 1e3 / time.toMillis()));
    }

    /** Writes {@code report.md} and {@code chart.svg}. */
    void write() throws IOException {
        Files.createDirectories(folder);
        lines.add("");
        lines.add("![Requests per second beside the limit](chart.svg)");
        Files.write(folder.resolve("report.md"), lines);
        Files.writeString(folder.resolve("chart.svg"), chart());
        System.out.println("written to " + folder);
    }

    private String chart() {
        var most = bars.stream().mapToDouble(Bar::limit).max().orElse(1);
        var svg = new StringBuilder();
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"760\" height=\"%d\""
                                + " font-family=\"sans-serif\" font-size=\"13\">%n",
                        bars.size() * 46 + 10));
        for (var i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            var y = i * 46 + 10;
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"0\" y=\"%d\">%s</text>%n",
                            y + 22,
                            bar.label()));
            svg.append(rect(y, bar.limit() / most, "#c9d3dd", "limit", bar.limit()));
            svg.append(rect(y + 18, bar.perSecond() / most, "#0b6b45", "server", bar.perSecond()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String rect(int y, double share, String colour, String what, double value) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"170\" y=\"%d\" width=\"%.0f\" height=\"16\" fill=\"%s\"/>"
                        + "<text x=\"%.0f\" y=\"%d\">%s %.0f/s</text>%n",
                y,
                share * 430,
                colour,
                178 + share * 430,
                y + 13,
                what,
                value);
    }

    private static double at(List<Double> sorted, int percentile) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percentile / 100));
    }
}
