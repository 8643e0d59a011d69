import type { SQSEvent } from 'aws-lambda';
import { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import type { LookMessage } from '../../../lambdas/contract/looks.ts';
import { judging } from '../../../lambdas/judge/judging.ts';
import type { Ports } from '../../../lambdas/judge/ports.ts';
import { broken, conflict } from '../../../lambdas/platform/errors.ts';
import { idAt, SESSION } from '../domain/factories.ts';
import { recordWith } from '../queue-record.ts';
import { remembering } from '../remembering.ts';
import { inMemoryAnswers } from '../store/in-memory-answers.ts';
import { AUDIT } from './look.ts';

const NOW_MS = Date.parse('2026-11-20T18:00:00.000Z');
const DAY_MS = 86_400_000;
const DISLIKED: LookMessage = { kind: 'disliked', sessionId: SESSION, answer: idAt(2) };

/** Judge with a cache that has one answer, and a model that finds it right, wrong, or fails. */
async function judge(finds: boolean | Error, entry = 'S#P#E', isHere = true, leftMs = [180_000]) {
  const stores = inMemoryAnswers();
  const address = { scope: 'S', prompt: 'E' };
  const served = { createdMs: NOW_MS, freshUntilMs: NOW_MS + DAY_MS, servedUntilMs: NOW_MS + DAY_MS };
  await stores.answers.putEntry('S', {
    prompt: 'E',
    question: 'Why so?',
    answer: 'Because.',
    model: 'swift',
    ...served,
    askers: [],
    same: 0,
    different: 0,
  });
  const again: { look: LookMessage; seconds: number }[] = [];
  const returned: number[] = [];
  const { log, meter, counts, lines } = remembering();
  const ports: Ports = {
    ...stores,
    judge: {
      answer: async () => 'Since.',
      isSame: async () => {
        if (finds instanceof Error) throw finds;
        return finds;
      },
    },
    events: { answer: async () => (isHere ? { data: { how: { entry } } } : undefined) as never },
    redelivery: {
      after: async (_, seconds) => {
        returned.push(seconds);
      },
    },
    again: async (look, seconds) => {
      again.push({ look, seconds });
    },
    log,
    meter,
    nowMs: () => NOW_MS,
  };
  const context = { getRemainingTimeInMillis: () => (leftMs.length > 1 ? leftMs.shift() : leftMs[0]) ?? 0 };
  const handler = judging(ports);
  return {
    stores,
    again,
    returned,
    counts,
    lines,
    isServed: async () => {
      const { entry } = await stores.answers.slot(address);
      return entry !== undefined && entry.servedUntilMs > NOW_MS;
    },
    /** Delivers looks, and answers how many of them stay in their queue. */
    deliver: async (...looks: (LookMessage | string)[]) => {
      const Records = looks.map((look, at) =>
        recordWith(typeof look === 'string' ? look : JSON.stringify(look), { messageId: `m-${at}` }),
      );
      return (await handler({ Records } as SQSEvent, context)).batchItemFailures.length;
    },
    deliverAgain: async (look: LookMessage, receives: number) => {
      const Records = [recordWith(JSON.stringify(look), { receives })];
      return (await handler({ Records } as SQSEvent, context)).batchItemFailures.length;
    },
  };
}

describe('a look', () => {
  test.each([
    [true, { CacheAudits: 1, CacheWrong: 0 }],
    [false, { CacheAudits: 1, CacheWrong: 1 }],
  ])('into what was served counts whether it was right: %s', async (finds, counted) => {
    const { deliver, counts, again } = await judge(finds);
    expect(await deliver(AUDIT)).toBe(0);
    expect(counts).toEqual(counted);
    expect(again).toEqual([]);
  });

  test('into what somebody disliked waits for the answer, which another region may have', async () => {
    const early = await judge(true, 'S#P#E', false);
    expect(await early.deliver(DISLIKED)).toBe(1);
    expect(early.returned).toEqual([10]);
    expect(await early.isServed()).toBe(true);
  });

  const SEEN: LookMessage = { ...AUDIT, tier: 'semantic' };

  test('of a batch is learnt from together, since all that is learnt is written anew', async () => {
    const { deliver, stores } = await judge(true);
    expect(await deliver(SEEN, { ...SEEN, id: 'look-2' }, DISLIKED)).toBe(0);
    const { experience, version } = await stores.experience.load('titan');
    expect([experience.labels.length, version]).toEqual([2, 1]);
  });

  test('whose lesson cannot be kept is made again, and what taught nothing is not', async () => {
    const { deliver, stores, returned } = await judge(true);
    stores.experience.save = () => Promise.reject(new Error('No table.'));
    expect(await deliver(SEEN, DISLIKED, AUDIT)).toBe(1);
    expect(returned).toEqual([10]);
  });

  test('that there is no time for comes again at once, and those before it are not made twice', async () => {
    const { deliver, counts, returned } = await judge(true, 'S#P#E', true, [180_000, 49_000]);
    expect(await deliver(AUDIT, AUDIT, AUDIT)).toBe(2);
    expect([counts.CacheAudits, returned]).toEqual([1, [0, 0]]);
  });

  test('into an answer that there is not is given up before it is a dead letter: anybody may name any', async () => {
    const { deliverAgain, counts, returned } = await judge(true, 'S#P#E', false);
    expect(await deliverAgain(DISLIKED, 19)).toBe(1);
    expect(await deliverAgain(DISLIKED, 20)).toBe(0);
    expect([returned, counts]).toEqual([[900], { LooksDropped: 1 }]);
  });

  test.each([
    conflict('no-quota', 'No quota has room to judge.'),
    new ModelError('model-throttled', 'Too many requests.'),
    broken('circuit-open', 'The model failed several times in a row.'),
  ])('that cannot be made now is sent anew, and never a dead letter (%s)', async (error) => {
    const { deliver, again, counts, returned } = await judge(error);
    expect(await deliver(AUDIT)).toBe(0);
    expect(again).toEqual([{ look: { ...AUDIT, triedAtMs: NOW_MS }, seconds: 30 }]);
    expect([returned, counts]).toEqual([[], {}]);
  });

  test('that has waited for long is tried less often, and given up after a day', async () => {
    const { deliver, again, counts } = await judge(conflict('no-quota', 'x'));
    await deliver({ ...AUDIT, triedAtMs: NOW_MS - 3_600_000 });
    await deliver({ ...AUDIT, triedAtMs: NOW_MS - DAY_MS });
    expect(again.map(({ seconds }) => seconds)).toEqual([360, 900]);
    expect(await deliver({ ...AUDIT, triedAtMs: NOW_MS - DAY_MS - 1 })).toBe(0);
    expect(again).toHaveLength(2);
    expect(counts).toEqual({ LooksDropped: 1 });
  });

  test('that no model takes is given up at once', async () => {
    const { deliver, again, counts, lines } = await judge(new ModelError('model-invalid', 'x'));
    expect(await deliver(AUDIT)).toBe(0);
    expect(again).toEqual([]);
    expect(counts).toEqual({ LooksDropped: 1 });
    expect(lines[0]).toMatchObject({ fields: { errorCode: 'model-invalid' } });
  });

  test('that breaks in a way that nobody knows comes again, and harms no other of its batch', async () => {
    const { deliver, returned, counts } = await judge(true);
    expect(await deliver('{}', AUDIT)).toBe(1);
    expect([returned, counts.CacheAudits]).toEqual([[10], 1]);
    expect(await (await judge(new Error('A mistake.'))).deliver(AUDIT)).toBe(1);
  });
});

describe('a thumb that goes down', () => {
  test('takes out the answer of the cache that was behind it', async () => {
    const { deliver, isServed } = await judge(true, 'S#E#E');
    expect(await isServed()).toBe(true);
    expect(await deliver(DISLIKED)).toBe(0);
    expect(await isServed()).toBe(false);
  });

  test('on an answer without such an entry takes out nothing', async () => {
    const { deliver, isServed } = await judge(true, '');
    expect(await deliver(DISLIKED)).toBe(0);
    expect(await isServed()).toBe(true);
  });
});
