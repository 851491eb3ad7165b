package dev.catraca.adapters.web.gate;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a resource method, or all methods of its class, take another body than JSON. */
@Target({METHOD, TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyRules {
    String JSON = "application/json";
    String JSON_LINES = "application/x-ndjson";

    /**
     * The only type accepted, in lower case; a parameter {@code charset=utf-8} may follow. Of a
     * form too the method gets the bytes: {@code @FormParam} finds nothing, because the body was
     * read.
     */
    String contentType() default BodyRules.JSON;
}
