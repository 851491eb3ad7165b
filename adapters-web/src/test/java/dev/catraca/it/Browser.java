package dev.catraca.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who only follows links, fills in forms and presses buttons that a page shows. */
final class Browser {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("<input([^>]*)>");
    private static final Pattern BUTTON = Pattern.compile("(?s)<button([^>]*)>(.*?)</button>");
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\"");

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
    private HttpResponse<String> page;

    /** Opens the address; it must lead to a page. */
    Browser(URI address) {
        page = send(HttpRequest.newBuilder(address));
    }

    /** The address bar. */
    URI address() {
        return page.uri();
    }

    String html() {
        return page.body();
    }

    /** The addresses of the page's links, the first one first. */
    List<URI> links() {
        return LINK.matcher(html())
                .results()
                .map(it -> address().resolve(unescaped(it.group(1))))
                .toList();
    }

    /** Fills in the form that has this button, and presses it. */
    void press(String label, Map<String, String> filledIn) {
        var form =
                FORM.matcher(html())
                        .results()
                        .filter(it -> button(it, label).isPresent())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(label + " is not on " + html()));
        assertThat(attribute(form.group(1), "method")).contains("post");
        var fields = new LinkedHashMap<String, String>();
        INPUT.matcher(form.group(2))
                .results()
                .map(it -> it.group(1))
                .forEach(
                        it ->
                                fields.put(
                                        attribute(it, "name").orElseThrow(),
                                        attribute(it, "value").orElse("")));
        assertThat(fields.keySet()).containsAll(filledIn.keySet());
        fields.putAll(filledIn);
        var target =
                attribute(button(form, label).orElseThrow(), "formaction")
                        .or(() -> attribute(form.group(1), "action"))
                        .map(address()::resolve)
                        .orElse(address());
        var body =
                fields.entrySet().stream()
                        .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&"));
        page =
                send(
                        HttpRequest.newBuilder(target)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer =
                    client.send(
                            request.timeout(LIMIT)
                                    .header("Accept", "text/html,application/xhtml+xml")
                                    .header("Accept-Language", "en")
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/html");
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The attributes of the form's button of this label. */
    private static Optional<String> button(MatchResult form, String label) {
        return BUTTON.matcher(form.group(2))
                .results()
                .filter(it -> unescaped(it.group(2)).strip().equalsIgnoreCase(label))
                .map(it -> it.group(1))
                .findFirst();
    }

    private static Optional<String> attribute(String attributes, String name) {
        return Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"")
                .matcher(attributes)
                .results()
                .map(it -> unescaped(it.group(1)))
                .findFirst();
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
