import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { atOnce } from '../../prove/at-once.ts';
import { quiet } from '../../prove/quiet.ts';
import { untilTaken } from '../../prove/sending.ts';
import type { Participant, Person } from './person.ts';

const AT_ONCE = 16;
/** How many of the next people belong to each session. */
const MEMBERS = 2;
const TENANT = 'drill';
const TOKEN_SECONDS = 7_200;

/** So many people, each with a session, two members and a guest. Nothing of it is under way any more. */
export async function gather(cloud: CloudProcess, howMany: number, name: string): Promise<Participant[]> {
  const numbers = Array.from({ length: howMany }, (_, at) => at);
  const people = await atOnce(AT_ONCE, numbers, (at) => personOf(cloud, `${name}-${at}`));
  const guests = await atOnce(AT_ONCE, numbers, (at) => personOf(cloud, `${name}-guest-${at}`));
  const around = (at: number): Person => people[((at % howMany) + howMany) % howMany] as Person;
  await atOnce(AT_ONCE, numbers, async (at) => {
    for (let next = 1; next <= MEMBERS; next++) {
      await addMember(cloud, around(at), around(at + next));
    }
  });
  await quiet(cloud);
  return atOnce(AT_ONCE, numbers, async (at) => ({
    ...around(at),
    at,
    region: cloud.regions[at % cloud.regions.length] ?? '',
    sessions: Array.from({ length: MEMBERS + 1 }, (_, back) => around(at - back).session),
    guest: guests[at] as Person,
    namesake: await cloud.token(`${name}-${at}`, { tenant: 'elsewhere', expiresIn: TOKEN_SECONDS }),
    foreign: around(at + 1).session,
  }));
}

async function personOf(cloud: CloudProcess, subject: string): Promise<Person> {
  const token = await cloud.token(subject, { tenant: TENANT, expiresIn: TOKEN_SECONDS });
  const call = { method: 'POST', token, body: {} };
  const { answer } = await untilTaken(() => cloud.edge('/v1/sessions', call));
  if (answer.status !== 202) {
    throw new Error(`A session for ${subject} was answered ${answer.status}: ${answer.text}`);
  }
  const session = String(answer.json.sessionId);
  return { subject, token, key: session.slice(0, session.indexOf('.')), session };
}

async function addMember(cloud: CloudProcess, owner: Person, member: Person): Promise<void> {
  const path = `/v1/sessions/${owner.session}/members/${member.subject}`;
  const call = { method: 'PUT', token: owner.token, body: {} };
  const { answer } = await untilTaken(() => cloud.edge(path, call));
  if (answer.status !== 202) {
    throw new Error(`Member ${member.subject} was answered ${answer.status}: ${answer.text}`);
  }
}
