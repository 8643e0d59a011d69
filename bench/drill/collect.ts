import { configuration } from '../../bin/configuration.ts';
import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import { EVENT_PREFIX, MESSAGE_PREFIX, sessionPk, userPk } from '../../lambdas/contract/keys.ts';
import { namesOf } from '../../lambdas/contract/names.ts';
import { canonical } from '../../lambdas/domain/canonical.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { atOnce } from '../prove/at-once.ts';
import { streamedIn } from '../prove/streamed.ts';
import { archivedIn } from './archived.ts';
import type { Participant } from './clients/person.ts';
import { digestOf } from './clients/reading.ts';
import type { Replica, StoredCommit } from './evidence.ts';
import { type Item, type Stored, storedIn } from './stored.ts';

const READS_AT_ONCE = 8;
const SESSION_PK = sessionPk('');
const FAILURE_PREFIX = 'FAILURE#';

/** Everything that a region holds of these people, of their guests and of their sessions. */
export async function replicaOf(
  cloud: CloudProcess,
  region: string,
  people: readonly Participant[],
): Promise<Replica> {
  const endpoint = cloud.endpoints.regions[region]?.aws ?? '';
  const { tables, stream } = namesOf(configuration.app);
  const sessions = new Set(people.flatMap(({ session, desk }) => [session, desk]));
  const kept = new Set([
    ...[...sessions].map(sessionPk),
    ...people.flatMap(({ key, guest }) => [userPk(key), userPk(guest.key)]),
  ]);
  const replicated = [tables.eventStore, tables.profile, tables.session];
  const scans = replicated.map((table) => storedIn(region, endpoint, table));
  const stored = (await Promise.all(scans)).flat().filter(({ pk }) => kept.has(pk));
  const operations = await storedIn(region, endpoint, tables.operations);
  const records = await streamedIn(region, endpoint, stream);
  return {
    region,
    commits: stored.filter(({ sk }) => sk.startsWith(EVENT_PREFIX)).map(storedCommit),
    items: new Map(stored.map(({ table, pk, sk, item }) => [`${table} ${pk} ${sk}`, digestOf(textOf(item))])),
    messages: new Set(identified(stored, MESSAGE_PREFIX).map(({ key }) => key)),
    failures: failuresIn(stored),
    archived: archivedIn(operations).map((letter) => ({ region, ...letter })),
    streamed: records.filter(({ subject }) => sessions.has(subject)),
    profiles: await profilesIn(cloud, region, people),
  };
}

function sessionOf(pk: string): string {
  return pk.slice(SESSION_PK.length);
}

/** Read here and not by what is under test. */
function storedCommit({ item, pk, sk }: Stored): StoredCommit {
  const [, lane = '', version] = sk.split('#');
  const events = (item.events?.L ?? []).map(({ S = '' }) => JSON.parse(S) as MeridianEvent);
  return {
    session: sessionOf(pk),
    lane,
    version: Number(version),
    committedMs: Date.parse(item.committedAt?.S ?? ''),
    events,
    digest: digestOf(canonical(events)),
  };
}

/** Items with `session identity`: the identity is what follows the prefix of its key. */
function identified(stored: readonly Stored[], prefix: string): { key: string; item: Item }[] {
  const found = stored.filter(({ sk }) => sk.startsWith(prefix));
  return found.map(({ pk, sk, item }) => ({ key: `${sessionOf(pk)} ${sk.slice(prefix.length)}`, item }));
}

function failuresIn(stored: readonly Stored[]): Map<string, string> {
  return new Map(
    identified(stored, FAILURE_PREFIX).map(({ key, item }) => [key, `${item.code?.S}: ${item.reason?.S}`]),
  );
}

function textOf(item: Item): string {
  const plain = (_: string, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  return canonical(JSON.parse(JSON.stringify(sortedSets(item), plain)));
}

/** Sets have no order of their own: two replicas may keep theirs differently. */
function sortedSets(item: Item): Item {
  const ordered = Object.entries(item).map(([name, value]) => [
    name,
    value.BS ? { BS: value.BS.map((bytes) => Buffer.from(bytes).toString('base64')).sort() } : value,
  ]);
  return Object.fromEntries(ordered) as Item;
}

async function profilesIn(
  cloud: CloudProcess,
  region: string,
  people: readonly Participant[],
): Promise<Map<string, string>> {
  const answers = await atOnce(READS_AT_ONCE, people, async ({ session, token }) => {
    const { text } = await cloud.api(region, `/v1/sessions/${session}/profile`, { token });
    return [session, text] as const;
  });
  return new Map(answers);
}
