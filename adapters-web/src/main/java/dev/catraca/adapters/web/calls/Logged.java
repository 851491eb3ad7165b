package dev.catraca.adapters.web.calls;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of this route are kept in the call log, as those of a site or of the provider in its path.
 */
@NameBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Logged {
    /** Whose site calls, as in {@code catraca.sites.<site>.merchant}; none for providers. */
    String value() default "";
}
