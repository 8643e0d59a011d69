import type { Ports } from '../../../lambdas/answer/ports.ts';
import { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import type { Intent } from '../../../lambdas/contract/events.ts';
import type { ModelTask } from '../../../lambdas/contract/model-task.ts';
import { ENDURANCE } from '../../../lambdas/domain/queueing/attempts.ts';
import { applying, commitsOf } from '../apply/apply-fixture.ts';
import { SESSION } from '../domain/factories.ts';
import { type Fate, type Mortal, mortality } from '../mortality.ts';
import { recordWith } from '../queue-record.ts';
import { answerer, type Script, WHOLE } from './answer-fixture.ts';
import { recordOf, task } from './task-factory.ts';

const CUT: Script = { says: ['Be'], ends: new ModelError('model-cut', 'It broke off.') };
const POOR: Script = { says: ['I don’t know.'] };
const INVALID: Script = { says: [], ends: new ModelError('model-invalid', 'No.') };
const EXHAUSTED = {
  acceptedAtMs: Date.parse('2026-11-20T18:00:00.000Z'),
  refusals: 0,
  failures: ENDURANCE.standard.failures - 1,
};

interface Case {
  readonly scripts: readonly Script[];
  readonly change?: Partial<ModelTask>;
  readonly text: string | undefined;
  /** Model calls of a life without accidents. */
  readonly calls: number;
}

const CASES: Readonly<Record<string, Case>> = {
  'is answered': { scripts: [WHOLE], text: 'Because.', calls: 1 },
  'is answered at the second try': { scripts: [CUT, WHOLE], text: 'Because.', calls: 2 },
  'is answered by a better model': { scripts: [POOR, WHOLE], text: 'Because.', calls: 2 },
  'is refused': { scripts: [INVALID], text: undefined, calls: 1 },
  'is given up': { scripts: [CUT], change: { attempts: EXHAUSTED }, text: undefined, calls: 1 },
};

/** The process with every port that reaches out of it. */
function unlucky(ports: Ports, { wrapped }: Mortal): Partial<Ports> {
  return {
    completions: wrapped({ completion: ports.completions.completion }),
    progress: wrapped(ports.progress),
    ends: wrapped(ports.ends),
    tasks: wrapped(ports.tasks),
    redelivery: wrapped(ports.redelivery),
    modelsIn: (region) => wrapped(ports.modelsIn(region)),
    limiterOf: (source) => wrapped({ ...bound(ports.limiterOf(source)) }),
    ...wrapped({ publish: ports.publish }),
  };
}

function bound(limiter: ReturnType<Ports['limiterOf']>): ReturnType<Ports['limiterOf']> {
  return {
    reserve: (ask) => limiter.reserve(ask),
    settle: (reservation, outcome) => limiter.settle(reservation, outcome),
  };
}

/** Lives through a question with one accident, and delivers again until nothing is left; all that it came to. */
async function live({ scripts, change }: Case, fate: Fate, nth: number) {
  const mortal = mortality(fate, nth);
  const world = answerer({ scripts, changes: (ports) => unlucky(ports, mortal) });
  let queue = [recordOf(task(change))];
  for (let delivery = 0; queue.length > 0 && delivery < 8; delivery++) {
    const batch = queue;
    const left = await world.deliver(...batch).catch(() => batch.length);
    const died = fate !== 'fails' && mortal.calls.length >= nth && delivery === 0;
    const next = world.again.splice(0).map((again) => recordOf(again.task));
    // Whatever a process that died has answered, nobody heard it.
    queue = [...(left > 0 || died ? batch : []), ...next];
    mortal.revive();
    world.later(60_000);
  }
  expect(queue).toEqual([]);
  return { ...world, befell: mortal.calls.length >= nth };
}

/** What the lane has of it once apply has taken everything, twice. */
async function ends(sent: readonly Intent[]) {
  const { stores, deliver } = applying();
  const records = sent.map((intent) => recordWith(JSON.stringify(intent)));
  await deliver(records);
  await deliver(records);
  const commits = await commitsOf(stores, SESSION);
  return commits.flatMap(({ events }) => events.map(({ event }) => event));
}

describe.each<Fate>(['dies before', 'dies after', 'fails'])(
  'a process that %s any one of its calls',
  (fate) => {
    it.each(Object.entries(CASES))(
      'leaves a question that %s with one end, and that whole',
      async (_, one) => {
        let nth = 0;
        let befell: boolean;
        do {
          nth++;
          const world = await live(one, fate, nth);
          const [end, ...others] = await ends(world.sent);
          expect(others).toEqual([]);
          expect(end?.type).toBe(one.text === undefined ? 'completion.failed' : 'completion.finished');
          expect(end?.data).toMatchObject(one.text === undefined ? {} : { text: one.text });
          // An accident costs one more call of a model, and no more.
          expect(world.asked.length).toBeLessThanOrEqual(one.calls + 1);
          befell = world.befell;
        } while (befell);
        // As many calls as there are: fewer would mean that the test has stopped to look.
        expect(nth).toBeGreaterThan(one.text === undefined ? 9 : 12);
      },
    );
  },
);
