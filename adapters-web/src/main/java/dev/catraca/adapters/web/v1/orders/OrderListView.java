package dev.catraca.adapters.web.v1.orders;

import java.util.List;

/** A page of orders, the newest first. */
public record OrderListView(List<OrderView> orders) {}
