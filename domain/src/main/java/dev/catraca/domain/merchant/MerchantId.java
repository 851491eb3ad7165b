package dev.catraca.domain.merchant;

import java.util.UUID;

public record MerchantId(UUID value) {}
