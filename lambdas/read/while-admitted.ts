import { Metric } from '../contract/metrics.ts';
import { RequestError } from '../http/request-error.ts';
import type { Ports } from './ports.ts';

/** Waits in one of the region's places for waiting reads. Throws 503 where all are taken. */
export async function whileAdmitted<T>({ admission, meter }: Ports, wait: () => Promise<T>): Promise<T> {
  const leave = await admission.admit();
  if (leave === undefined) {
    meter.count(Metric.waitersFull);
    throw new RequestError('waiters-full', 'Too many reads are waiting here; ask again in a moment.');
  }
  meter.count(Metric.waiting);
  try {
    return await wait();
  } finally {
    await leave();
  }
}
