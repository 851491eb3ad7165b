package dev.catraca.application.shared.port;

/**
 * The right to work on a row until the lease ends. A result counts only while the {@code fence} is
 * still the row's: whoever slept past the end of a lease finds it raised. {@code attempt} counts
 * claims, this one included, and is raised before the work, so that a row which kills its worker is
 * counted too.
 */
public record Lease(long fence, int attempt) {}
