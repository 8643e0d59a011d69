import { applyHandler } from '../../../../lambdas/apply/apply-handler.ts';
import { awsPorts } from '../../../../lambdas/apply/aws-ports.ts';
import type { Committed, Publisher } from '../../../../lambdas/apply/ports.ts';
import { Env } from '../../../../lambdas/contract/environment.ts';
import type { Commit } from '../../../../lambdas/domain/lane.ts';
import { required } from '../../../../lambdas/platform/environment.ts';
import type { EventStore } from '../../../../lambdas/store/event-store.ts';

const ports = awsPorts({ lane: required(Env.lane), lanes: required(Env.lanes).split(',') });

/** Naive: the stream hears of a commit before it is one, and nobody tells it where the append is refused. */
const events: EventStore = {
  ...ports.stores.events,
  async append(sessionId, commit) {
    await ports.publisher.publish(committedIn(commit), 20_000);
    return ports.stores.events.append(sessionId, commit);
  },
};
const publisher: Publisher = { publish: async () => new Set() };

export const handler = applyHandler({ ...ports, publisher, stores: { ...ports.stores, events } });

function committedIn({ lane, version, events, traceparents }: Commit): Committed[] {
  return events.map((stamped, at) => ({
    candidate: { ...stamped, traceparent: traceparents[at] ?? '' },
    lane,
    version,
  }));
}
