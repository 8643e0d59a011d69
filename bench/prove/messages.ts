import { canonical } from '../../lambdas/domain/canonical.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { type Check, without } from '../harness/check.ts';
import { atOnce } from './at-once.ts';
import type { Log, Logs } from './logs.ts';
import type { Session } from './sending.ts';

const SESSIONS_AT_ONCE = 8;

/** Holds the messages of every session against its log and against the other regions' messages. */
export async function checkMessages(
  cloud: CloudProcess,
  sessions: readonly Session[],
  logs: Logs,
): Promise<Check> {
  const [first = []] = logs.values();
  let shown = 0;
  const counterexamples = await atOnce(SESSIONS_AT_ONCE, sessions, async ({ id, token }, at) => {
    const pages = cloud.regions.map((region) =>
      cloud.api(region, `/v1/sessions/${id}/messages?limit=100`, { token }),
    );
    const inRegions = (await Promise.all(pages)).map(({ json }) => (json.messages ?? []) as object[]);
    shown += inRegions[0]?.length ?? 0;
    return unfaithful(inRegions, first[at] ?? []);
  });
  const claim = 'three regions show the same messages, each as some lane has it';
  return without(claim, counterexamples.flat(), `${shown} messages`);
}

/** What is wrong with the messages that each region shows of one session. */
export function unfaithful(inRegions: readonly (readonly object[])[], log: Log): string[] {
  const sent = log.flatMap(({ events }) => events).filter(({ type }) => type === 'message.sent');
  const committed = new Set(sent.map((event) => canonical(event)));
  const [first = [], ...others] = inRegions.map((messages) => messages.map((message) => canonical(message)));
  const invented = first.filter((text) => !committed.has(text)).map((text) => `in no lane: ${text}`);
  const unequal = others.filter((texts) => texts.join() !== first.join());
  const missing = new Set(sent.map(({ id }) => id)).size - first.length;
  return [
    ...invented,
    ...unequal.map((texts) => `one region shows ${texts.join()}, another ${first.join()}`),
    ...(missing === 0 ? [] : [`${missing} messages of ${sent[0]?.subject} are in the log only`]),
  ];
}
