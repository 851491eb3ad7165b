package dev.catraca.wiring;

import dev.catraca.application.sale.ImportUnitKeys;
import dev.catraca.application.sale.ImportUnitKeys.Command;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes over the units' keys that {@code PACTO_SECRET_KEY_…} names, at each start. */
@ApplicationScoped
class KeyImport {
    private static final System.Logger LOG = System.getLogger(KeyImport.class.getName());
    private static final String PREFIX = "PACTO_SECRET_KEY_";

    /** Of a slug in capitals, with underscores for its hyphens: no two slugs have the same. */
    private static final Pattern SUFFIX = Pattern.compile("[A-Z0-9](?:[A-Z0-9_]{0,61}[A-Z0-9])?");

    @Inject private ImportUnitKeys importing;

    /** Whether it is done, be it with nothing; else the database is away. */
    boolean attempt() {
        try {
            importing.importAll(new Command(keys(System.getenv()))).forEach(KeyImport::tell);
            return true;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The units' keys are not imported yet", failure);
            return false;
        }
    }

    /** The keys by slug. The name is read, and never made: what is no slug's name is ignored. */
    static Map<String, String> keys(Map<String, String> variables) {
        var keys = new TreeMap<String, String>();
        variables.forEach(
                (name, value) -> {
                    if (!name.startsWith(PREFIX) || value.isBlank()) {
                        return;
                    }
                    var suffix = name.substring(PREFIX.length());
                    if (SUFFIX.matcher(suffix).matches()) {
                        keys.put(suffix.toLowerCase(Locale.ROOT).replace('_', '-'), value.strip());
                    } else {
                        LOG.log(Level.WARNING, "A variable {0}… names no unit", PREFIX);
                    }
                });
        return keys;
    }

    private static void tell(String slug, ImportUnitKeys.Outcome outcome) {
        switch (outcome) {
            case IMPORTED -> LOG.log(Level.INFO, "The key of unit {0} is imported", slug);
            case THERE_ALREADY -> LOG.log(Level.DEBUG, "Unit {0} has an account", slug);
            case UNIT_UNKNOWN ->
                    LOG.log(Level.WARNING, "A key is not imported: there is no unit {0}", slug);
            case CODE_MISSING ->
                    LOG.log(
                            Level.WARNING,
                            "The key of unit {0} is not imported: the unit has no usable code",
                            slug);
            case NO_SECRET ->
                    LOG.log(
                            Level.WARNING,
                            "The key of unit {0} is not imported: it is no secret of 16 to 512"
                                    + " characters",
                            slug);
        }
    }
}
