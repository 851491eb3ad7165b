/** A twin of Google's reCAPTCHA v3: its verification, and the script and page that give tokens. */
@NullMarked
package dev.catraca.sandbox.twins.recaptcha;

import org.jspecify.annotations.NullMarked;
