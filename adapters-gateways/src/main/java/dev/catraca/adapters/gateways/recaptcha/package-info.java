/** Google reCAPTCHA v3. */
@NullMarked
package dev.catraca.adapters.gateways.recaptcha;

import org.jspecify.annotations.NullMarked;
