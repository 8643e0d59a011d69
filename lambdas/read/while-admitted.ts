import { Metric } from '../contract/metrics.ts';
import { RequestError } from '../http/request-error.ts';
import type { Ports } from './ports.ts';

/** Waits in one of the region's places for waiting reads. Throws 503 where all are taken. */
export async function whileAdmitted<T>(ports: Ports, wait: () => Promise<T>): Promise<T> {
  const waited = await ifAdmitted(ports, async () => ({ for: await wait() }));
  if (waited === undefined) {
    throw new RequestError('waiters-full', 'Too many reads are waiting here; ask again in a moment.');
  }
  return waited.for;
}

/** Waits in one of the region's places for waiting reads; undefined, at once, where all are taken. */
export async function ifAdmitted<T>(
  { admission, meter }: Ports,
  wait: () => Promise<T>,
): Promise<T | undefined> {
  const leave = await admission.admit();
  meter.count(leave === undefined ? Metric.waitersFull : Metric.waiting);
  try {
    return leave && (await wait());
  } finally {
    await leave?.();
  }
}
