package dev.catraca.adapters.web.metrics;

/** Lines of Prometheus' text format, version 0.0.4. */
final class MetricsText {
    private final StringBuilder lines = new StringBuilder();

    /** Opens a family of samples. */
    void family(String name, String type, String help) {
        lines.append("# HELP ").append(name).append(' ').append(help).append('\n');
        lines.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    void sample(String name, String labels, Object value) {
        lines.append(name);
        if (!labels.isEmpty()) {
            lines.append('{').append(labels).append('}');
        }
        lines.append(' ').append(value).append('\n');
    }

    /** {@code name="value"}, with what has a meaning in it escaped. */
    static String label(String name, String value) {
        var escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return name + "=\"" + escaped + "\"";
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
