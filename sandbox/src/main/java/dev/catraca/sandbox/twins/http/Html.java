package dev.catraca.sandbox.twins.http;

/** The little HTML the twins' pages share. */
public final class Html {

    private static final String STYLE =
            """
            body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;\
            color:#1c2430;background:#fff}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem .3rem 0;\
            border-bottom:1px solid #dde2ea;vertical-align:top}
            button{font:inherit;padding:.55rem 1rem;margin:.2rem 0;border:1px solid #3d4a63;\
            border-radius:.4rem;background:#fff;cursor:pointer}
            button.main{background:#1f4fd8;border-color:#1f4fd8;color:#fff}
            input{font:inherit;padding:.45rem;border:1px solid #8a94a8;border-radius:.4rem}
            form{margin:.2rem 0}code,pre{background:#f3f5f9;padding:.1rem .3rem;border-radius:.2rem}
            pre{padding:.8rem;overflow:auto;white-space:pre-wrap}
            .note{background:#fff7e0;border-left:4px solid #d9a400;padding:.5rem .8rem}
            """;

    private Html() {}

    /** A whole page; the title is escaped, the body is HTML already. */
    public static String page(String language, String title, String body) {
        return """
        <!doctype html>
        <html lang="%s"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>%s</title><style>%s</style></head>
        <body><main><h1>%s</h1>
        %s
        </main></body></html>
        """
                .formatted(language, escaped(title), STYLE, escaped(title), body);
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
