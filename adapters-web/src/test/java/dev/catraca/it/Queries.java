package dev.catraca.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The queries of dashboard and alarms, and what of them a scrape does not hold. */
final class Queries {
    private static final Pattern IN_JSON = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern IN_YAML = Pattern.compile("(?m)^ *expr: (.*)$");
    private static final Pattern METRIC = Pattern.compile("(catraca_[a-z_]+)(?:\\{([^}]*)\\})?");
    private static final Pattern LABEL = Pattern.compile("([a-z]+) *(?:=~|!~|!=|=)");
    private static final Pattern BY = Pattern.compile("by \\(([a-z, ]+)\\)");

    private Queries() {}

    static List<Query> of(Path folder) throws IOException {
        var queries = new ArrayList<Query>();
        add(queries, IN_JSON, folder.resolve("grafana-dashboard.json"));
        add(queries, IN_YAML, folder.resolve("prometheus-alerts.yml"));
        return queries;
    }

    private static void add(List<Query> queries, Pattern pattern, Path file) throws IOException {
        var matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            queries.add(new Query(matcher.group(1).replace("\\\"", "\"")));
        }
    }

    record Query(String text) {
        /** Names of metrics and labels that no sample has. */
        List<String> missing(String scrape) {
            var missing = new ArrayList<String>();
            var metrics = METRIC.matcher(text);
            var known = new ArrayList<String>();
            while (metrics.find()) {
                var name = metrics.group(1);
                var samples = scrape.lines().filter(it -> it.matches(name + "[{ ].*")).toList();
                if (samples.isEmpty()) {
                    missing.add(name);
                }
                known.addAll(samples);
                var labels = LABEL.matcher(metrics.group(2) == null ? "" : metrics.group(2));
                while (labels.find()) {
                    var label = labels.group(1);
                    if (samples.stream().noneMatch(it -> it.contains(label + "=\""))) {
                        missing.add(name + "{" + label + "}");
                    }
                }
            }
            var groups = BY.matcher(text);
            while (groups.find()) {
                for (var label : groups.group(1).split(", *")) {
                    if (known.stream().noneMatch(it -> it.contains(label + "=\""))) {
                        missing.add("by (" + label + ")");
                    }
                }
            }
            return missing;
        }
    }
}
