package dev.catraca.sandbox.mailbox;

import java.time.Instant;

/** A mail as one of its recipients got it. */
public record Mail(String to, String subject, String text, Instant receivedAt) {}
