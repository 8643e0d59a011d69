import type { consume } from '../../../lambdas/apply/consume.ts';
import type { Committed, Ports } from '../../../lambdas/apply/ports.ts';
import { project } from '../../../lambdas/apply/project.ts';
import type { Intent } from '../../../lambdas/contract/events.ts';
import { planAppend } from '../../../lambdas/domain/append.ts';
import { emptyLane, identityOf, stamped } from '../../../lambdas/domain/lane.ts';
import { sha256Hex } from '../../../lambdas/platform/sha256-hex.ts';
import { findIdentities } from '../../../lambdas/store/lanes.ts';

export type Naivety = 'no identities' | 'no repeats on the stream' | 'publishes first';

/** A consumer as many are written: one message at a time, append and publish, wrong in one place. */
export function naiveConsume(naivety: Naivety): typeof consume {
  return async (ports, cache, records) => {
    const failed: { itemIdentifier: string }[] = [];
    for (const { body, messageId } of records) {
      try {
        await applyOne(ports, cache, JSON.parse(body) as Intent, naivety);
      } catch {
        failed.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures: failed };
  };
}

async function applyOne(
  ports: Ports,
  cache: Parameters<typeof consume>[1],
  { event, traceparent }: Intent,
  naivety: Naivety,
): Promise<void> {
  const sessionId = event.subject;
  cache.forget(sessionId);
  const { lanes } = await cache.current(sessionId);
  const identity = identityOf(event);
  const found = await findIdentities(ports.stores.events, sessionId, [...lanes.values()], [identity]);
  if (naivety !== 'no identities' && found.has(identity)) {
    return;
  }
  const candidate = { ...stamped(event, sha256Hex), traceparent };
  const own = lanes.get(ports.lane) ?? emptyLane(ports.lane);
  const { commits, refused, lane, bytes } = planAppend(
    own,
    [candidate],
    new Date(ports.nowMs()).toISOString(),
  );
  const committed = commits.map(({ lane, version }) => ({ candidate, lane, version }));
  if (naivety === 'publishes first') {
    await publish(ports, committed);
  }
  for (const commit of commits) {
    if ((await ports.stores.events.append(sessionId, commit)) === 'conflict') {
      throw new Error('Somebody was faster.');
    }
  }
  const after = { snapshots: new Map(), lanes: new Map(lanes).set(ports.lane, lane) };
  await project(ports, sessionId, {
    committed,
    elsewhere: [],
    refused,
    lanes: after,
    from: own.version,
    bytes,
  });
  await publish(ports, committed);
}

async function publish(ports: Ports, committed: readonly Committed[]): Promise<void> {
  const refused = await ports.publisher.publish(committed, 20_000);
  if (refused.size > 0) {
    throw new Error('The stream refused.');
  }
}
