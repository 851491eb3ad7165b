package dev.catraca.adapters.web.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Set;

/** Puts {@link RedactedExporter} before whatever exporter is configured. */
public final class Redaction implements AutoConfigurationCustomizerProvider {
    /** Of the process nothing else: its command line may hold passwords. */
    private static final Set<String> ALLOWED =
            Set.of(
                    "service.name",
                    "service.version",
                    "service.instance.id",
                    "host.name",
                    "telemetry.sdk.name",
                    "telemetry.sdk.language",
                    "telemetry.sdk.version");

    @Override
    public void customize(AutoConfigurationCustomizer customizer) {
        customizer.addSpanExporterCustomizer((exporter, _) -> new RedactedExporter(exporter));
        customizer.addResourceCustomizer((resource, _) -> redacted(resource));
    }

    private static Resource redacted(Resource resource) {
        return Resource.create(
                resource.getAttributes().toBuilder()
                        .removeIf(key -> !ALLOWED.contains(key.getKey()))
                        .build());
    }
}
