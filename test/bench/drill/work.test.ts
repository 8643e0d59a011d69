import { clientOf } from '../../../bench/drill/clients/client.ts';
import type { Participant } from '../../../bench/drill/clients/person.ts';
import { work } from '../../../bench/drill/clients/work.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { ANNA, SESSION } from '../../lambdas/domain/factories.ts';
import { REGIONS } from './commits.ts';

const GUEST = { subject: 'guest', token: 'guest', key: 'c'.repeat(32), session: SESSION };
const PERSON: Participant = {
  subject: 'anna',
  token: 'mine',
  key: ANNA,
  session: SESSION,
  at: 8,
  region: REGIONS[0] as string,
  sessions: [SESSION],
  desk: `${ANNA}.desk`,
  guest: GUEST,
  namesake: 'namesake',
  foreign: 'somebody.else',
};

/** What a client asks for, its first request left out, while so many messages wait in its region. */
async function askedWhile(queued: number, requests: number): Promise<readonly Entry[]> {
  const answer = async () => ({ status: 404, headers: new Headers(), text: '', json: {} });
  const cloud = { regions: REGIONS, edge: answer, api: answer } as unknown as CloudProcess;
  const entries: Entry[] = [];
  const note = (entry: Entry) => entries.push(entry);
  // One request a millisecond.
  const recorder = { entries, now: () => entries.length, note, close: async () => {} };
  const client = clientOf(cloud, PERSON, { recorder, seed: 1, offline: 0, queued: () => queued });
  await work(client, requests);
  return entries.slice(1);
}

const writes = (entries: readonly Entry[]) => entries.filter(({ seen }) => seen.op === 'write').length;

it('writes as long as what was sent is soon applied, and only reads while queues are deep', async () => {
  expect(writes(await askedWhile(0, 150))).toBeGreaterThan(50);
  expect(writes(await askedWhile(100_000, 15))).toBe(0);
});
