import middy, { type MiddyfiedHandler } from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { consume } from './consume.ts';
import { laneCache } from './lane-cache.ts';
import type { Ports } from './ports.ts';

/** A Lambda handler that applies batches and remembers the lanes it has met. */
export function applyHandler(ports: Ports): MiddyfiedHandler<SQSEvent, SQSBatchResponse> {
  const cache = laneCache(ports.stores, ports.lanes);
  return middy<SQSEvent, SQSBatchResponse>((event: SQSEvent, context: Context) =>
    consume(ports, cache, event.Records, () => context.getRemainingTimeInMillis()),
  );
}
