/** What every load is held to, by us and by the tools that it is exported to. */
export const LATENCY_LIMITS_MS = { 50: 500, 95: 2_000, 99: 5_000 } as const;

/** Of all requests; exclusive. */
export const MOST_ERRORS_PERCENT = 0.1;
