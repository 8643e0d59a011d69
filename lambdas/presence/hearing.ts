import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { Metric } from '../contract/metrics.ts';
import { eachOf } from '../platform/each-of.ts';
import { isMeridianError } from '../platform/errors.ts';
import { grouped } from '../store/grouped.ts';
import { type Heard, lifecycleSign } from './lifecycle-sign.ts';
import { noteSigns } from './noting.ts';
import type { Ports } from './ports.ts';

const PEOPLE_AT_ONCE = 16;

interface Entry {
  readonly messageId: string;
  readonly heard: Heard;
}

/** Takes a batch of lifecycle events: one write for each person whom they concern. What fails comes again. */
export async function hear(ports: Ports, records: readonly SQSRecord[]): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  const fail = (messageIds: readonly string[], error: unknown, userKey?: string): void => {
    failed.push(...messageIds);
    const errorCode = isMeridianError(error) ? error.code : 'unexpected';
    ports.log.error(
      'failed',
      { outcome: 'retried', errorCode, ...(userKey !== undefined && { userKey }) },
      error,
    );
  };
  const entries = records.flatMap((record) => entryOf(record, (error) => fail([record.messageId], error)));
  ports.meter.count(Metric.lifecycleEvents, entries.length);
  const people = [...grouped(entries, ({ heard }) => heard.userKey)];
  await eachOf(people, PEOPLE_AT_ONCE, async ([userKey, together]) => {
    try {
      await noteSigns(
        ports,
        userKey,
        together.map(({ heard: { userKey: _, ...sign } }) => sign),
      );
    } catch (error) {
      fail(
        together.map(({ messageId }) => messageId),
        error,
        userKey,
      );
    }
  });
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

function entryOf({ messageId, body }: SQSRecord, unreadable: (error: unknown) => void): Entry[] {
  try {
    const heard = lifecycleSign(body);
    return heard === undefined ? [] : [{ messageId, heard }];
  } catch (error) {
    unreadable(error);
    return [];
  }
}
