package dev.catraca.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Everything we write that is no test. ArchUnit's own option misses the application's test-jar. */
public final class ProductionCode implements ImportOption {
    private static final ImportOption NO_TEST_CLASSES = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return NO_TEST_CLASSES.includes(location) && !location.contains("-tests.jar");
    }
}
