/** Mails that leave through the outbox. */
@NullMarked
package dev.catraca.application.notification;

import org.jspecify.annotations.NullMarked;
