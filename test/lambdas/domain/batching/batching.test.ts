import fc from 'fast-check';
import { type BatchJob, nextStep } from '../../../../lambdas/domain/batching/job-fate.ts';
import { planOf } from '../../../../lambdas/domain/batching/plan.ts';
import { answersIn, inputOf, recordIdOf } from '../../../../lambdas/domain/batching/records.ts';
import { task } from '../../answer/task-factory.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SETTINGS = { leastRecords: 3, mostRecords: 5, waitMinutes: 15, mostJobs: 2 };
const NOW_MS = 100 * HOUR_MS;
const aged = (model: string, ...agesMs: number[]) =>
  agesMs.map((ageMs) => ({ model, acceptedAtMs: NOW_MS - ageMs }));
const plan = (held: ReturnType<typeof aged>, underWay: Record<string, number> = {}) => {
  const { jobs, overdue } = planOf(held, new Map(Object.entries(underWay)), SETTINGS, NOW_MS);
  return { jobs: jobs.map(({ model, records }) => `${model} ${records.length}`), overdue: overdue.length };
};

describe('a plan', () => {
  test('makes a job of each model once it has enough', () => {
    expect(plan([...aged('a', 3, 2, 1), ...aged('b', 2, 1)])).toEqual({ jobs: ['a 3'], overdue: 0 });
  });

  test('makes no job larger than one may be, and leaves what is too little for another', () => {
    expect(plan(aged('a', ...Array(7).fill(1)))).toEqual({ jobs: ['a 5'], overdue: 0 });
    expect(plan(aged('a', ...Array(8).fill(1)))).toEqual({ jobs: ['a 5', 'a 3'], overdue: 0 });
  });

  test('lets go whoever has waited for others in vain, and nobody else', () => {
    expect(plan(aged('a', 15 * MINUTE_MS, 15 * MINUTE_MS - 1))).toEqual({ jobs: [], overdue: 1 });
  });

  test('makes no more jobs than may be, and has those wait that are enough for one, half a day', () => {
    expect(plan(aged('a', ...Array(3).fill(HOUR_MS)), { a: 2 })).toEqual({ jobs: [], overdue: 0 });
    expect(plan(aged('a', 12 * HOUR_MS, HOUR_MS, HOUR_MS), { a: 2 })).toEqual({ jobs: [], overdue: 1 });
  });

  test('puts each question into one job at most, and loses none', () => {
    const held = fc.array(
      fc.record({ model: fc.constantFrom('a', 'b'), acceptedAtMs: fc.integer({ min: 0, max: NOW_MS }) }),
      { maxLength: 30 },
    );
    const underWay = fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(held, underWay, (all, busy) => {
        const { jobs, overdue } = planOf(all, new Map(Object.entries(busy)), SETTINGS, NOW_MS);
        const placed = [...jobs.flatMap(({ records }) => records), ...overdue];
        expect(new Set(placed).size).toBe(placed.length);
        expect(all).toEqual(expect.arrayContaining(placed));
        for (const { model, records } of jobs) {
          expect(records.every((one) => one.model === model)).toBe(true);
          expect(records.length).toBeGreaterThanOrEqual(SETTINGS.leastRecords);
          expect(records.length).toBeLessThanOrEqual(SETTINGS.mostRecords);
        }
        // Who is left may still hope for a job.
        const left = all.filter((one) => !placed.includes(one));
        expect(left.every(({ acceptedAtMs }) => NOW_MS - acceptedAtMs < 12 * HOUR_MS)).toBe(true);
      }),
    );
  });
});

describe('a job', () => {
  const job: BatchJob = {
    id: 'j',
    model: 'a',
    records: 3,
    oldestMs: NOW_MS,
    preparedMs: NOW_MS + HOUR_MS,
    awsId: undefined,
  };
  test.each([
    ['is handed over', job, 2 * HOUR_MS - 1, 'submit'],
    ['is given up where nobody takes it for an hour', job, 2 * HOUR_MS, 'give-up'],
    ['is looked at', { ...job, awsId: 'x' }, 22 * HOUR_MS - 1, 'look'],
    [
      'is given up two hours before its oldest question must have its end',
      { ...job, awsId: 'x' },
      22 * HOUR_MS,
      'give-up',
    ],
  ] as const)('%s', (_, of, ageMs, step) => {
    expect(nextStep(of, NOW_MS + ageMs)).toBe(step);
  });
});

describe('records', () => {
  test('ask what Converse is asked, as freely, without marks for its cache', () => {
    const prompt = {
      system: [{ text: 'Be brief.' }, 'cache-point'],
      turns: [
        { role: 'user', content: [{ text: 'é\n?' }, 'cache-point'] },
        { role: 'assistant', content: [{ text: 'Yes.' }] },
        { role: 'user', content: [{ text: 'Why?' }] },
      ],
    } as const;
    const [line = '', ...others] = inputOf([task({ prompt: prompt as never }), task()], 0.2)
      .trim()
      .split('\n');
    expect(JSON.parse(line)).toEqual({
      recordId: 'Q0000000000',
      modelInput: {
        system: [{ text: 'Be brief.' }],
        messages: [
          { role: 'user', content: [{ text: 'é\n?' }] },
          { role: 'assistant', content: [{ text: 'Yes.' }] },
          { role: 'user', content: [{ text: 'Why?' }] },
        ],
        inferenceConfig: { maxTokens: 100, temperature: 0.2 },
      },
    });
    expect(others.map((other) => JSON.parse(other).recordId)).toEqual(['Q0000000001']);
  });

  test('answer with text, stop reason and usage, or not at all', () => {
    const whole = {
      output: { message: { content: [{ reasoningContent: {} }, { text: 'Be' }, { text: 'cause.' }] } },
      stopReason: 'end_turn',
      usage: { inputTokens: 7, outputTokens: 2, cacheReadInputTokens: 1, totalTokens: 'many' },
    };
    const { stopReason: _, ...endless } = whole;
    const { usage: __, ...uncounted } = whole;
    const outputs = [whole, endless, uncounted, { ...whole, stopReason: 'guardrail_intervened' }, {}, null];
    const lines = outputs.map((modelOutput, at) => JSON.stringify({ recordId: recordIdOf(at), modelOutput }));
    const failed = JSON.stringify({ recordId: recordIdOf(9), error: { errorCode: 400, errorMessage: 'x' } });
    expect([...answersIn([...lines.reverse(), failed, 'no json', '7', ''].join('\n'))]).toEqual([
      [
        'Q0000000000',
        {
          text: 'Because.',
          stopReason: 'end_turn',
          usage: { inputTokens: 7, outputTokens: 2, cacheReadTokens: 1, cacheWriteTokens: 0 },
        },
      ],
    ]);
  });

  test('that say anything at all are read without an error', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string())), (lines) => {
        expect(answersIn(lines.join('\n'))).toBeInstanceOf(Map);
      }),
    );
  });
});
