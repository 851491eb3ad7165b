package dev.catraca.adapters.web.limits;

import dev.catraca.application.limits.Limit;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every request of this route counts for the address it comes from, and for the unit in its path if
 * that is named.
 */
@NameBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {
    /** Ignored on the filter itself, which the annotation only binds. */
    Limit value() default Limit.BUYER;

    /** The path parameter with the unit; none if the address alone counts. */
    String unit() default "";
}
