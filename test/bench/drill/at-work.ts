import { type Client, clientOf } from '../../../bench/drill/clients/client.ts';
import type { Participant } from '../../../bench/drill/clients/person.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import type { Answer, Call } from '../../../local/testing/cloud-client.ts';
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

/** A client of a cloud that answers as it is told to, and its history. One request is made a millisecond. */
export function clientAtWork(
  answer: (path: string, call: Call) => Partial<Answer>,
  queued = 0,
): { readonly client: Client; readonly entries: readonly Entry[] } {
  const none = { status: 200, headers: new Headers(), text: '', json: {} };
  const ask = async (path: string, call: Call) => ({ ...none, ...answer(path, call) });
  const api = (_: string, path: string, call: Call) => ask(path, call);
  const cloud = { regions: REGIONS, edge: ask, api } as unknown as CloudProcess;
  const entries: Entry[] = [];
  const note = (entry: Entry) => entries.push(entry);
  const recorder = { entries, now: () => entries.length, note, close: async () => {} };
  const client = clientOf(cloud, PERSON, { recorder, seed: 1, offline: 0, queued: () => queued });
  return { client, entries };
}
