package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.page.Page.text;

import dev.catraca.adapters.web.page.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages that the {@code type} of every problem points to: what happened, and what helps. */
@Path("/problems")
public class ProblemsResource {
    @GET
    public Response all(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var language = Language.of(languages);
        var rows =
                Arrays.stream(ProblemCode.values())
                        .map(it -> row(it, language))
                        .collect(Collectors.joining("\n"));
        return page(
                language,
                language.page("problems"),
                """
                <p>%s</p>
                <dl>
                %s
                </dl>
                """
                        .formatted(text(language.page("intro")), rows));
    }

    @GET
    @Path("{code}")
    public Response one(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var problem = ProblemCode.of(code).orElseThrow(() -> new Rejected(ProblemCode.NOT_FOUND));
        var language = Language.of(languages);
        return page(
                language,
                language.title(problem),
                """
                <p><code>%s</code>, %s %d</p>
                <h2>%s</h2>
                <p>%s</p>
                <h2>%s</h2>
                <p>%s</p>
                <p><a href="/problems">%s</a></p>
                """
                        .formatted(
                                problem.code(),
                                text(language.page("status")),
                                problem.status(),
                                text(language.page("cause")),
                                text(language.cause(problem)),
                                text(language.page("cure")),
                                text(language.cure(problem)),
                                text(language.page("all"))));
    }

    private static String row(ProblemCode problem, Language language) {
        return "<dt><a href=\"/problems/%s\"><code>%s</code></a></dt><dd>%s</dd>"
                .formatted(problem.code(), problem.code(), text(language.title(problem)));
    }

    private static Response page(Language language, String title, String content) {
        return Page.of(200, language.tag(), title, content);
    }
}
