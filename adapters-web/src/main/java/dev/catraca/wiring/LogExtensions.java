package dev.catraca.wiring;

import dev.catraca.application.shared.LogFields;
import dev.catraca.application.shared.LogFields.Field;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lets Liberty write {@link LogFields} into every line, as {@code ext_correlation} and so on. Its
 * interface for this is found by name, because it is in no jar that the product is compiled with.
 */
@ApplicationScoped
class LogExtensions {
    private static final System.Logger LOG = System.getLogger(LogExtensions.class.getName());
    private static final String CONTEXT = "com.ibm.websphere.logging.hpel.LogRecordContext";

    /** Liberty refers to them weakly. */
    private final List<Object> registered = new ArrayList<>();

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        try {
            var classes = LogExtensions.class.getClassLoader();
            var context = Class.forName(CONTEXT, true, classes);
            var extension = Class.forName(CONTEXT + "$Extension", true, classes);
            var register = context.getMethod("registerExtension", String.class, extension);
            for (var field : Field.values()) {
                var value =
                        Proxy.newProxyInstance(
                                extension.getClassLoader(),
                                new Class<?>[] {extension},
                                (_, _, _) -> LogFields.get(field).orElse(null));
                registered.add(value);
                register.invoke(null, field.name().toLowerCase(Locale.ROOT), value);
            }
        } catch (ReflectiveOperationException missing) {
            LOG.log(Level.WARNING, "Lines of the log will not name requests", missing);
        }
    }
}
