import { setTimeout as sleep } from 'node:timers/promises';
import { type AnswerCache, answerCache } from '../../../lambdas/cache/answer-cache.ts';
import type { Asked, CacheRequest } from '../../../lambdas/cache/asked.ts';
import { dynamoAnswerStore } from '../../../lambdas/store/dynamo-answer-store.ts';
import type { DynamoDb } from '../../../lambdas/store/dynamo-db.ts';
import { dynamoExperienceStore } from '../../../lambdas/store/dynamo-experience-store.ts';
import { dynamoVectorStore } from '../../../lambdas/store/dynamo-vector-store.ts';
import { startDynamoDb } from '../../../test/lambdas/store/dynamo-stores.ts';
import { benchPorts, ended, scopeOf } from '../bench-ports.ts';
import { columns, type ScenarioReport } from '../scenario-report.ts';
import { oneOf, seeded } from '../seeded.ts';
import { everythingAsked, type Meant, phrased } from '../stream/questions.ts';

const TABLE = 'Answers';
const ENVIRONMENTS = 10;
const AT_ONCE = 100;
const TENANTS = 25;
const MIXED = 10_000;
const CONCURRENCY = 20;
/** How long the model takes to answer. */
const MODEL_MS = 1_500;

/** Many environments on one table: one model call for identical misses, and no answer for another tenant. */
export async function missesScenario({ seed }: { seed: number }): Promise<ScenarioReport> {
  const { db, close } = await startDynamoDb();
  try {
    const random = seeded(seed);
    const caches = Array.from({ length: ENVIRONMENTS }, (_, at) => environment(db, at, random));
    const identical = await identicalMisses(caches);
    const mixed = await mixedTenants(caches, random);
    return {
      title: `${ENVIRONMENTS} environments on one table of the local DynamoDB`,
      seed,
      measured: [
        {
          name: `model calls for ${AT_ONCE} identical misses at once`,
          value: identical.calls,
          unit: '',
          goal: { atMost: 1 },
        },
        { name: 'answered alike', value: identical.alike, unit: `of ${AT_ONCE}`, goal: { atLeast: AT_ONCE } },
        {
          name: `foreign answers in ${MIXED} requests of ${TENANTS} tenants`,
          value: mixed.foreign,
          unit: '',
          goal: { atMost: 0 },
        },
        { name: 'of them answered from the cache', value: mixed.hits, unit: '', goal: { atLeast: 1 } },
      ],
      table: columns([
        ['mixed tenants', 'requests'],
        ...Object.entries(mixed.tiers).map(([tier, count]) => [tier, String(count)]),
      ]),
      details: { identical, mixed },
    };
  } finally {
    await close();
  }
}

/** One execution environment: a cache of its own on the stores of all, by the real clock. */
function environment(db: DynamoDb, number: number, random: () => number): AnswerCache {
  let ids = 0;
  return answerCache({
    ...benchPorts(random),
    answers: dynamoAnswerStore(db, TABLE),
    vectors: dynamoVectorStore(db, TABLE),
    experience: dynamoExperienceStore(db, TABLE),
    nowMs: Date.now,
    newId: () => `environment-${number}-${ids++}`,
    pause: (ms) => sleep(ms),
  });
}

async function identicalMisses(caches: readonly AnswerCache[]) {
  let calls = 0;
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, at) => {
      const cache = caches[at % caches.length] as AnswerCache;
      const prompt = 'Why do flamingos stand on one leg?';
      return answerOf(cache, requestOf('acme', `user-${at}`, prompt), async () => {
        calls++;
        await sleep(MODEL_MS);
        return 'It costs them no strength.';
      });
    }),
  );
  return { calls, alike: answers.filter((answer) => answer === 'It costs them no strength.').length };
}

/** The same questions from many tenants at the same time; each answer names the tenant whom it was made for. */
async function mixedTenants(caches: readonly AnswerCache[], random: () => number) {
  const meanings = everythingAsked(random).slice(0, 60);
  const outcome = { foreign: 0, hits: 0, tiers: {} as Record<string, number> };
  let left = MIXED;
  const worker = async () => {
    while (left-- > 0) {
      const tenant = `tenant-${Math.floor(random() * TENANTS)}`;
      const prompt = phrased(oneOf(meanings, random) as Meant, random);
      const request = requestOf(tenant, `user-${Math.floor(random() * 50)}`, prompt);
      const asked = await oneOf(caches, random).ask(request);
      const answer = await settled(asked, async () => tenant);
      outcome.tiers[asked.decision.tier] = (outcome.tiers[asked.decision.tier] ?? 0) + 1;
      outcome.hits += asked.kind === 'answered' ? 1 : 0;
      outcome.foreign += answer === tenant ? 0 : 1;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return outcome;
}

async function answerOf(cache: AnswerCache, request: CacheRequest, model: () => Promise<string>) {
  return settled(await cache.ask(request), model);
}

async function settled(asked: Asked, model: () => Promise<string>): Promise<string> {
  if (asked.kind === 'answered') {
    return asked.answer;
  }
  const text = await model();
  if (asked.kind === 'lead') {
    await asked.settle(ended(text), 'bench');
  }
  return text;
}

function requestOf(tenant: string, userKey: string, prompt: string): CacheRequest {
  return { scope: scopeOf({ tenant }), prompt, userKey, hasTools: false, temperature: 0 };
}
