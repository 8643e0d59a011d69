import { baselineAccept } from '../workload/baseline-accept.ts';
import { writingSender } from './writing-sender.ts';

/** What one would build first: the same checks, then the writes, and only then the answer. */
export const handler = baselineAccept(writingSender());
