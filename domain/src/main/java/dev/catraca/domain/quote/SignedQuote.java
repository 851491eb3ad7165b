package dev.catraca.domain.quote;

/** A quote, and our signature of its {@link QuoteText}. */
public record SignedQuote(Quote quote, Signature signature) {}
