/** The main system over HTTP and mail over SMTP: the two parties that a paid order reaches. */
@NullMarked
package dev.catraca.adapters.provisioning;

import org.jspecify.annotations.NullMarked;
