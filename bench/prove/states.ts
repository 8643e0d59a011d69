import { canonical } from '../../lambdas/domain/canonical.ts';
import { stamped } from '../../lambdas/domain/lane.ts';
import { isNewer } from '../../lambdas/domain/stamp.ts';
import { sha256Hex } from '../../lambdas/platform/sha256-hex.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { mergePatch } from '../../test/lambdas/domain/merge-patch.ts';
import { type Check, without } from '../harness/check.ts';
import { atOnce } from './at-once.ts';
import type { Log, Logs } from './logs.ts';
import type { Session } from './sending.ts';
import { type Intent, isTwin } from './workload.ts';

const SESSIONS_AT_ONCE = 8;

/** Holds the state of every session, in every region, against RFC 7396. */
export async function checkStates(
  cloud: CloudProcess,
  { intents, sessions, logs }: { intents: readonly Intent[]; sessions: readonly Session[]; logs: Logs },
): Promise<Check> {
  const [first = []] = logs.values();
  const counterexamples = await atOnce(SESSIONS_AT_ONCE, sessions, async ({ id, token }, at) => {
    const mine = intents.filter(({ session }) => session === at);
    const wanted = canonical(expectedProfile(mine, first[at] ?? []));
    const answers = await Promise.all(
      cloud.regions.map(async (region) => ({
        region,
        ...(await cloud.api(region, `/v1/sessions/${id}/profile`, { token })),
      })),
    );
    return answers
      .filter(({ text }) => !text.endsWith(`"profile":${wanted}}`))
      .map(({ region, text }) => `${region} has ${text.slice(0, 200)} instead of ${wanted.slice(0, 200)}`);
  });
  const claim = 'each intent has one effect: three regions equal RFC 7396 in order, byte for byte';
  const among = `${sessions.length} sessions in ${cloud.regions.length} regions`;
  return without(claim, counterexamples.flat(), among);
}

/**
 * What the intents come to, one after the other in the order of their ids. Of twins each region keeps what reached
 * it first, so that the log alone can say whether one or both were committed; of both, the greater digest wins.
 */
export function expectedProfile(intents: readonly Intent[], log: Log): unknown {
  const patches = intents
    .filter(({ kind }) => kind === 'profile')
    .sort((a, b) => (a.eventId < b.eventId ? -1 : 1))
    .flatMap((intent) => (isTwin(intent) ? committed(log, intent.eventId) : [intent.body]));
  return patches.reduce<unknown>((state, patch) => mergePatch(state, patch), {});
}

function committed(log: Log, eventId: string): unknown[] {
  const events = log.flatMap((commit) => commit.events).filter(({ id }) => id === eventId);
  return events
    .map((event) => stamped(event, sha256Hex))
    .sort((a, b) => (isNewer(a.stamp, b.stamp) ? 1 : -1))
    .map(({ event }) => event.data);
}
