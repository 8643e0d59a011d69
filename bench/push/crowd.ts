import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { atOnce } from '../prove/at-once.ts';
import { quiet } from '../prove/quiet.ts';
import { untilTaken } from '../prove/sending.ts';
import { countryOf } from '../shared/country-of.ts';
import type { DevicePlan } from './listening.ts';

/** Large sessions, and a device of each of their members. */
export interface Crowd {
  readonly ownerToken: string;
  readonly sessions: readonly string[];
  readonly devices: readonly DevicePlan[];
}

const TOKEN_SECONDS = 6 * 3_600;
const COMMANDS_A_BATCH = 100;
const AT_ONCE = 16;

/** Makes sessions of one owner, with as many members as there are devices. */
export async function gatherCrowd(
  cloud: CloudProcess,
  { sessions: howMany, devices: people }: { sessions: number; devices: number },
): Promise<Crowd> {
  const token = (subject: string) => cloud.token(subject, { expiresIn: TOKEN_SECONDS });
  const ownerToken = await token('owner');
  const devices = await atOnce(AT_ONCE, Array.from({ length: people }), async (_, at) => {
    const region = cloud.regions[at % cloud.regions.length] as string;
    const subject = `member-${at}`;
    return { name: subject, country: countryOf(region), token: await token(subject) };
  });
  const sessions = await atOnce(AT_ONCE, Array.from({ length: howMany }), async () => {
    const { answer } = await untilTaken(() =>
      cloud.edge('/v1/sessions', { method: 'POST', token: ownerToken, body: {} }),
    );
    return String(answer.json.sessionId);
  });
  const additions = sessions.flatMap((sessionId) =>
    devices.map(({ name }) => ({ type: 'member.add', sessionId, subject: name })),
  );
  for (let at = 0; at < additions.length; at += COMMANDS_A_BATCH) {
    const body = { commands: additions.slice(at, at + COMMANDS_A_BATCH) };
    await untilTaken(() => cloud.edge('/v1/batch', { method: 'POST', token: ownerToken, body }));
  }
  await quiet(cloud);
  return { ownerToken, sessions, devices };
}
