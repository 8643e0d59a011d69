import { randomBytes } from 'node:crypto';
import { mint, START } from '../../../lambdas/domain/event-id.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { atOnce } from '../../prove/at-once.ts';
import { quiet } from '../../prove/quiet.ts';
import { untilTaken } from '../../prove/sending.ts';
import type { Participant, Person } from './person.ts';

const AT_ONCE = 16;
/** So many people meet in the session of the first of them. */
const CIRCLE = 8;
const TENANT = 'drill';
export const TOKEN_SECONDS = 7_200;

/**
 * So many people, each with a session, which the next one belongs to, and a guest. Eight at a time, of all regions,
 * meet in one session. Nothing of it is under way any more.
 */
export async function gather(cloud: CloudProcess, howMany: number, name: string): Promise<Participant[]> {
  const numbers = Array.from({ length: howMany }, (_, at) => at);
  const people = await atOnce(AT_ONCE, numbers, (at) => personOf(cloud, `${name}-${at}`));
  const desks = await atOnce(AT_ONCE, people, (person) => sessionFor(cloud, person));
  const guests = await atOnce(AT_ONCE, numbers, (at) => personOf(cloud, `${name}-guest-${at}`));
  const owners = numbers.map((at) => ownersAround(at, howMany).map((owner) => people[owner] as Person));
  await atOnce(AT_ONCE, numbers, async (at) => {
    const self = people[at] as Person;
    const others = (owners[at] ?? []).filter((owner) => owner !== self);
    for (const owner of others) await addMember(cloud, owner, self);
  });
  await quiet(cloud);
  return atOnce(AT_ONCE, numbers, async (at) => ({
    ...(people[at] as Person),
    at,
    region: cloud.regions[at % cloud.regions.length] ?? '',
    sessions: (owners[at] ?? []).map(({ session }) => session),
    desk: desks[at] as string,
    guest: guests[at] as Person,
    namesake: await cloud.token(`${name}-${at}`, { tenant: 'elsewhere', expiresIn: TOKEN_SECONDS }),
    foreign: strangeTo(at, people, owners[at] ?? []).session,
  }));
}

/** Whose sessions somebody belongs to: that of their circle, their own, and that of the one before. */
function ownersAround(at: number, howMany: number): number[] {
  return [...new Set([at - (at % CIRCLE), at, (at + howMany - 1) % howMany])];
}

function strangeTo(at: number, people: readonly Person[], owners: readonly Person[]): Person {
  const others = [...people.slice(at), ...people.slice(0, at)];
  return others.find((person) => !owners.includes(person)) as Person;
}

async function personOf(cloud: CloudProcess, subject: string): Promise<Person> {
  const token = await cloud.token(subject, { tenant: TENANT, expiresIn: TOKEN_SECONDS });
  const session = await sessionFor(cloud, { subject, token });
  return { subject, token, key: session.slice(0, session.indexOf('.')), session };
}

async function sessionFor(
  cloud: CloudProcess,
  { subject, token }: Pick<Person, 'subject' | 'token'>,
): Promise<string> {
  const call = { method: 'POST', token, body: {} };
  const { answer } = await untilTaken(() => cloud.edge('/v1/sessions', call));
  if (answer.status !== 202) {
    throw new Error(`A session for ${subject} was answered ${answer.status}: ${answer.text}`);
  }
  return String(answer.json.sessionId);
}

async function addMember(cloud: CloudProcess, owner: Person, member: Person): Promise<void> {
  const path = `/v1/sessions/${owner.session}/members/${member.subject}`;
  // Named, so that whoever asks again adds nobody twice.
  const { id } = mint(START, { nowMs: Date.now(), random: randomBytes(8) });
  const call = { method: 'PUT', token: owner.token, headers: { 'idempotency-key': id }, body: {} };
  const { answer } = await untilTaken(() => cloud.edge(path, call));
  if (answer.status !== 202) {
    throw new Error(`Member ${member.subject} was answered ${answer.status}: ${answer.text}`);
  }
}
