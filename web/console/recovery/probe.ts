import { createMeridian, type Meridian, type Session } from '../../../client/index.ts';
import { type Deployment, wayOf } from '../../deployment.ts';
import { PLACES } from '../../places.ts';

/** A client whose home is one region, which writes until a write is accepted. */
export interface Probe {
  /** Writes now, and resolves when a region has accepted it. */
  accepted(): Promise<void>;
  /** Writes, and resolves when that is applied, so that nothing of it is in anybody's hands. */
  applied(): Promise<void>;
  close(): void;
}

const NOBODY = 'recovery-clock';

/** Opens a probe near a region, and lets it find out where its home is. Rejects where nobody signs in by name. */
export async function openProbe(deployment: Deployment, region: string): Promise<Probe> {
  const { edge, regions, timeoutMs } = deployment;
  const signIn = wayOf(deployment, 'anyone');
  if (signIn === undefined) throw new Error('A probe signs in by name.');
  const person = await signIn.as(NOBODY, undefined);
  const place = PLACES.find(({ nearest }) => region.startsWith(nearest[0] ?? '-')) ?? PLACES[0];
  const client = await createMeridian({
    ...{ edge, regions, timeoutMs, getToken: (asked) => person.token(asked) },
    ...(place && { headers: deployment.headersAt(place) }),
  });
  const beat = async () => (await sessionOf(client)).update({ beat: Date.now() }, { queue: 'interactive' });
  return {
    accepted: async () => void (await (await beat()).accepted),
    applied: async () => void (await (await beat()).done),
    close: client.close,
  };
}

/** One for all probes of a page, since each is a session for good. */
let made: Promise<string> | undefined;

async function sessionOf(client: Meridian): Promise<Session> {
  made ??= client.createSession().then(({ id }) => id);
  try {
    return client.session(await made);
  } catch (error) {
    // Only what was made is kept.
    made = undefined;
    throw error;
  }
}
