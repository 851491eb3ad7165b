package dev.catraca.adapters.web.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A page of ours: plain HTML without a script, and one style sheet. */
public final class Page {
    /**
     * Forms post to us and may be led on to the provider's page, whose host Chromium wants to see
     * here as well; it is https, or the developer's own machine.
     */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
                    + "form-action 'self' https: http://localhost:* http://127.0.0.1:*";

    private Page() {}

    /** The title is plain text, the content HTML whose texts went through {@link #text}. */
    public static Response of(int status, String language, String title, String content) {
        var html =
                """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/page.css">
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """
                        .formatted(language, text(title), text(title), content);
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header("Content-Security-Policy", POLICY)
                .entity(html)
                .build();
    }

    /** Plain text as HTML, also inside a quoted attribute. */
    public static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
