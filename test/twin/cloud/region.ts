import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { Handle } from '../../../lambdas/http/answer.ts';
import type { HttpRequest } from '../../../lambdas/http/http-request.ts';
import type { InMemoryStores } from '../../lambdas/store/in-memory-stores.ts';
import type { Pool } from './pool.ts';
import type { Process } from './process.ts';
import type { Queue } from './queue.ts';
import type { Stream } from './stream.ts';
import type { RegionName } from './world.ts';

export type Consumer = (records: readonly SQSRecord[]) => Promise<SQSBatchResponse>;

/** One region: its tables, queues and stream, which outlive everything, and its functions, which do not. */
export interface Region {
  readonly at: number;
  readonly name: RegionName;
  readonly lane: string;
  readonly stores: InMemoryStores;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly stream: Stream;
  readonly accept: Pool<Handle<HttpRequest>>;
  readonly read: Pool<Handle<HttpRequest>>;
  readonly apply: Pool<Consumer>;
  readonly bury: Pool<Consumer>;
  /** When this region's clock reads so much more than the world's. */
  skewMs: number;
  /** How often its clock was set. */
  settings: number;
  isUp: boolean;
  processes: readonly Process[];
  nowMs(): number;
  /** When, by its own clock, the region last read that somebody is a member; of sessions and users. */
  readonly vouched: Map<string, number>;
  /** Dead letters that were archived, being too old to be sent again. */
  readonly givenUp: Set<string>;
}
