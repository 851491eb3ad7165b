package dev.catraca.domain.merchant;

/** Which main system gives a merchant's buyers their access. */
public enum MainSystemKind {
    EMBEDDED,
    REMOTE,
    NONE
}
