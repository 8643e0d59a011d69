import type { Intent } from '../../../lambdas/contract/events.ts';
import type { ModelTask } from '../../../lambdas/contract/model-task.ts';
import type { Ports } from '../../../lambdas/gather/ports.ts';
import { USAGE } from '../answer/task-factory.ts';
import { applying, commitsOf } from '../apply/apply-fixture.ts';
import { SESSION } from '../domain/factories.ts';
import { type Fate, type Mortal, mortality } from '../mortality.ts';
import { recordWith } from '../queue-record.ts';
import { type Answering, BECAUSE } from './fake-batch-service.ts';
import { BATCH, gatherer, MINUTE_MS, waiting } from './gather-fixture.ts';

const QUESTIONS = [1, 2].map((at) => waiting(at));

interface Case {
  readonly questions: readonly ModelTask[];
  readonly answering?: Answering;
  /** How their jobs end. */
  readonly status?: string;
  readonly refuses?: boolean;
}

const CASES: Readonly<Record<string, Case>> = {
  'a job answers': { questions: QUESTIONS },
  'a job answers in part': {
    questions: QUESTIONS,
    answering: (text) => (text === 'Why 2?' ? 'error' : BECAUSE(text)),
  },
  'a job answers poorly': { questions: QUESTIONS, answering: () => ({ text: 'I don’t know.' }) },
  'no job answers': { questions: QUESTIONS, status: 'Failed' },
  'no job takes': { questions: QUESTIONS, refuses: true },
  'are too few for a job': { questions: QUESTIONS.slice(1) },
};

/** The process with every port that reaches out of it. */
function unlucky(ports: Ports, { wrapped }: Mortal): Partial<Ports> {
  return {
    completions: wrapped({ completion: ports.completions.completion }),
    progress: wrapped({ progress: ports.progress.progress }),
    ends: wrapped(ports.ends),
    tasks: wrapped(ports.tasks),
    held: wrapped(ports.held),
    jobs: wrapped(ports.jobs),
    files: { ...wrapped(ports.files), addresses: ports.files.addresses },
    service: wrapped(ports.service),
  };
}

/** Lives through questions with one accident, and is called again until nothing is left; all that it came to. */
async function live({ questions, answering, status, refuses }: Case, fate: Fate, nth: number) {
  const mortal = mortality(fate, nth);
  const world = gatherer({
    ...(answering && { answering }),
    refuses: refuses ?? false,
    batch: { ...BATCH, leastRecords: 2 },
    changes: (ports) => unlucky(ports, mortal),
  });
  await world.hold(...questions);
  const isLeft = async () => (await world.held()).length + (await world.underWay()).length > 0;
  for (let call = 0; call < 6 && (await isLeft()); call++) {
    await world.run().catch(() => undefined);
    if (mortal.calls.length >= nth) mortal.revive();
    world.end(status);
    world.later(16 * MINUTE_MS);
  }
  expect(await isLeft()).toBe(false);
  const befell = mortal.calls.length >= nth;
  mortal.revive();
  await answerAll(world);
  return { ...world, befell };
}

/** What was sent to a model's queue is answered from there. */
async function answerAll({ ports, tasks }: ReturnType<typeof gatherer>): Promise<void> {
  for (const { ask, model, how } of tasks) {
    const cost = { dollars: 0, counterfactualDollars: 0 };
    const outcome = { text: 'By itself.', model, stopReason: 'end_turn', how, usage: USAGE, cost };
    await ports.ends.send(await ports.ends.decide(ask, 'completion.finished', outcome));
  }
}

/** What the lane has of it once apply has taken everything, twice. */
async function ends(sent: readonly Intent[]) {
  const { stores, deliver } = applying();
  const records = sent.map((intent, at) => recordWith(JSON.stringify(intent), { messageId: `m-${at}` }));
  await deliver(records);
  await deliver(records);
  const commits = await commitsOf(stores, SESSION);
  return commits.flatMap(({ events }) => events.map(({ event }) => event));
}

describe.each<Fate>(['dies before', 'dies after', 'fails'])('a call that %s any one of its calls', (fate) => {
  it.each(Object.entries(CASES))('leaves questions that %s with one end each', async (_, one) => {
    let nth = 0;
    let befell: boolean;
    do {
      nth++;
      const world = await live(one, fate, nth);
      const all = await ends(world.sent);
      expect(all.map(({ type }) => type)).toEqual(one.questions.map(() => 'completion.finished'));
      const asked = all.map(({ data }) => (data as { completion: string }).completion);
      expect(asked.sort()).toEqual(one.questions.map(({ ask }) => ask.completion));
      // An accident never makes a second job of the same questions.
      expect(world.jobs.size).toBeLessThanOrEqual(1);
      befell = world.befell;
    } while (befell);
    // As many calls as there are: fewer would mean that the test has stopped to look.
    expect(nth).toBeGreaterThan(one.questions.length === 2 ? 20 : 8);
  });
});
