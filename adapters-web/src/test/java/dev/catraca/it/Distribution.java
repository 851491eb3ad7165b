package dev.catraca.it;

import dev.catraca.sandbox.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;

/** What an administrator unpacks, unpacked: nothing in it comes from the sandbox. */
final class Distribution {
    private final Path home;
    private final Path liberty;

    private Distribution(Path home, Path liberty) {
        this.home = home;
        this.liberty = liberty;
    }

    static Distribution unpack(Path folder) {
        var tree = SourceTree.find();
        var zip = tree.root().resolve("adapters-web/target/catraca-dist.zip");
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Distribution(folder.resolve("catraca"), tree.liberty());
    }

    Path home() {
        return home;
    }

    /** Everything the server wrote, to its log files and to its output. */
    String log() {
        var text = new StringBuilder();
        try (var files = Files.walk(home.resolve("usr/servers/catraca/logs"))) {
            for (var it : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(it));
            }
            return text.append(Files.readString(output())).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Ran(int status, String text) {}

    /** Runs one of the commands to its end. */
    Ran run(String command, Map<String, String> environment) {
        try {
            var process = builder(command, environment).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Process serve(Map<String, String> environment) {
        try {
            var builder = builder("serve", environment);
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As systemd does: asks it to end, and only then insists. */
    static boolean stop(Process server) {
        server.destroy();
        try {
            return server.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            server.destroyForcibly();
        }
    }

    private Path output() {
        return home.resolve("output.log");
    }

    private ProcessBuilder builder(String command, Map<String, String> environment) {
        var builder = new ProcessBuilder("sh", home.resolve("bin/catraca").toString(), command);
        builder.environment().keySet().removeIf(it -> it.startsWith("CATRACA_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WLP_HOME", liberty.toString());
        builder.environment().putAll(environment);
        return builder;
    }
}
