import type { LimiterState } from './limiter-state.ts';

/**
 * Whether a tenant has more calls under way than its part. Alone it never has; a single call is nobody's greed.
 * Such a tenant stays a little further below the burst, so that others find room at once: it loses no throughput
 * while nobody else wants it.
 */
export function isGreedy({ open }: Pick<LimiterState, 'open'>, tenant: string): boolean {
  const byTenant = new Map<string, number>();
  for (const call of open.values()) {
    byTenant.set(call.tenant, (byTenant.get(call.tenant) ?? 0) + 1);
  }
  return (byTenant.get(tenant) ?? 0) > open.size / byTenant.size;
}
