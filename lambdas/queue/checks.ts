import { QUEUED } from '../contract/events.ts';
import { compiled } from '../platform/compiled.ts';

/** The same as `http/checks.ts` for what is on the queues: who reads them needs no check of requests. */
export const checks = compiled(QUEUED);
