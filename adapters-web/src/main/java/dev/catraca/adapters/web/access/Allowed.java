package dev.catraca.adapters.web.access;

import dev.catraca.domain.access.Scope;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The route takes an API key with this scope. */
@NameBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    /** Ignored on the filter itself, which the annotation only binds. */
    Scope value() default Scope.ADMIN;
}
