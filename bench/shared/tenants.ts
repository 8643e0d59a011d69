import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import { oneOf } from '../cache/seeded.ts';
import { everythingAsked, phrased } from '../cache/stream/questions.ts';
import { atOnce } from '../prove/at-once.ts';
import type { Measured } from '../row.ts';
import type { StampingModel } from '../streaming/stamping-model.ts';
import { answerTo, type End, newSession } from './asking.ts';

const TENANTS = 10;
const PEOPLE = 4;
const QUESTIONS = 30;
const REQUESTS_AT_ONCE = 12;

/** The same questions of many tenants at the same time. The model says each answer once only, so its owner is known. */
export async function mixedTenants(
  cloud: CloudProcess,
  model: StampingModel,
  { requests, random }: { requests: number; random: () => number },
): Promise<Measured[]> {
  model.behave(() => ({ pieces: 4, gapMs: 5, cut: undefined }));
  const people = await Promise.all(
    Array.from({ length: TENANTS * PEOPLE }, async (_, at) => {
      const tenant = `tenant-${at % TENANTS}`;
      return { tenant, token: await cloud.token(`person ${at}`, { tenant, expiresIn: 3_600 }) };
    }),
  );
  const questions = everythingAsked(random).slice(0, QUESTIONS);
  const plans = Array.from({ length: requests }, () => ({
    ...oneOf(people, random),
    prompt: phrased(oneOf(questions, random), random),
  }));
  // In a session of its own each: what goes on with a conversation is never kept for others.
  const ends = await atOnce(REQUESTS_AT_ONCE, plans, async ({ tenant, token, prompt }) => ({
    tenant,
    ...(await answerTo(cloud, await newSession(cloud, token), prompt)),
  }));
  return measuredOf(ends, model);
}

/** Whose answers those from the cache are. */
export function measuredOf(
  ends: readonly (End & { tenant: string })[],
  model: Pick<StampingModel, 'calls'>,
): Measured[] {
  const answered = ends.filter(({ status }) => status === 'finished');
  const isHit = ({ route }: End) => route === 'cache';
  const owners = new Map(answered.filter((end) => !isHit(end)).map(({ text, tenant }) => [text, tenant]));
  const hits = answered.filter(isHit);
  const said = new Set(model.calls.map((call) => call.said));
  return [
    {
      name: `foreign answers in ${ends.length} questions of ${TENANTS} tenants`,
      value: hits.filter(({ text, tenant }) => owners.get(text) !== tenant).length,
      unit: '',
      goal: { atMost: 0 },
    },
    { name: 'of them answered from the cache', value: hits.length, unit: '', goal: { atLeast: 1 } },
    {
      name: 'answers that no model has said',
      value: answered.filter(({ text }) => !said.has(text)).length,
      unit: '',
      goal: { atMost: 0 },
    },
    { name: 'without an answer', value: ends.length - answered.length, unit: '', goal: { atMost: 0 } },
  ];
}
