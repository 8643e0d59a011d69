import type { SQSBatchResponse } from 'aws-lambda';
import type { Intent } from '../../lambdas/contract/events.ts';
import { type Design, MERIDIAN } from './cloud/design.ts';
import { live, nothingLived } from './history.ts';
import { REFUSAL_TAKES_NAMESAKE, REPEAT_OVERTAKES_COMMIT, SNAPSHOT_OVERTAKES_IDENTITY } from './pinned.ts';
import { makeLimitsSmall } from './small-limits.ts';

/** Each with a design that has the mistake still, so that the history goes on to find it. */
const PINNED = [
  {
    what: 'the stream whole where a repeat overtakes a commit',
    steps: REPEAT_OVERTAKES_COMMIT,
    mistaken: { ...MERIDIAN, apply: publishingOwn },
    breaks: 'stream is broken',
  },
  {
    what: 'an event applied where a snapshot overtakes its identity',
    steps: SNAPSHOT_OVERTAKES_IDENTITY,
    mistaken: { ...MERIDIAN, read: withoutNewest },
    breaks: 'P1 is broken',
  },
  {
    what: 'an event for the stream where one of its name is refused',
    steps: REFUSAL_TAKES_NAMESAKE,
    mistaken: { ...MERIDIAN, consume: lettingNamesakesGo },
    breaks: 'stream is broken',
  },
];

beforeAll(makeLimitsSmall);

describe('a history that once broke a promise keeps', () => {
  it.each(PINNED)('$what', async ({ steps }) => {
    const lived = nothingLived();
    await live(steps, lived);
    expect(lived.steps).toBe(steps.length);
  });

  it.each(PINNED)('and would not keep $what without its mend', async ({ steps, mistaken, breaks }) => {
    await expect(live(steps, nothingLived(), mistaken)).rejects.toThrow(breaks);
  });
});

type ApplyPorts = Parameters<Design['apply']>[0];
type ReadPorts = Parameters<Design['read']>[0];

/** Streams nothing that only another region's lane has. */
function publishingOwn(ports: ApplyPorts): ApplyPorts {
  const { lane, publisher } = ports;
  const publish: ApplyPorts['publisher']['publish'] = (events, withinMs) =>
    publisher.publish(
      events.filter((one) => one.lane === lane),
      withinMs,
    );
  return { ...ports, publisher: { publish } };
}

function withoutNewest(ports: ReadPorts): ReadPorts {
  const events = { ...ports.stores.events, newest: async () => [] };
  return { ...ports, stores: { ...ports.stores, events } };
}

/** Of messages with one id in a batch, only the first may fail. */
async function lettingNamesakesGo(...given: Parameters<Design['consume']>): Promise<SQSBatchResponse> {
  const records = given[2];
  const { batchItemFailures } = await MERIDIAN.consume(...given);
  const ids = records.map(({ body }) => (JSON.parse(body) as Intent).event.id);
  const firsts = new Set(
    records.filter((_, at) => ids.indexOf(ids[at] as string) === at).map(({ messageId }) => messageId),
  );
  return { batchItemFailures: batchItemFailures.filter(({ itemIdentifier }) => firsts.has(itemIdentifier)) };
}
