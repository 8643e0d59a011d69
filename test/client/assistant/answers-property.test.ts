import fc from 'fast-check';
import { answersOf, type ShownAnswer } from '../../../client/answers.ts';
import { mint, START } from '../../../lambdas/domain/event-id.ts';
import type { Chunk } from '../../../lambdas/domain/streaming/chunk.ts';
import { fixture } from '../client-fixture.ts';
import { AUTHOR, INBOX } from '../fake-meridian.ts';
import { FakeBroker } from '../realtime/fake-broker.ts';
import { seededBytes } from '../virtual-time.ts';
import { ANSWER_ID, FakeAnswer } from './fake-answer.ts';

type Step =
  | { readonly do: 'say'; readonly text: string; readonly isLost: boolean }
  | { readonly do: 'break'; readonly isLost: boolean }
  /** Something that was pushed, or lost, before comes now. */
  | { readonly do: 'again'; readonly which: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'drop' }
  | { readonly do: 'fault'; readonly fault: 'lost' | 'unanswered' | { status: number; retryAfter: number } };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      text: fc.string({ minLength: 1, maxLength: 4 }),
      isLost: fc.boolean(),
    }),
    weight: 8,
  },
  { arbitrary: fc.record({ do: fc.constant('break' as const), isLost: fc.boolean() }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constant('again' as const), which: fc.nat(30) }), weight: 6 },
  { arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(3_000) }), weight: 3 },
  { arbitrary: fc.constant<Step>({ do: 'drop' }), weight: 1 },
  {
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: fc.constantFrom(
        'lost' as const,
        'unanswered' as const,
        { status: 503, retryAfter: 1 },
        { status: 429, retryAfter: 2 },
      ),
    }),
    weight: 1,
  },
);

const steps = fc.array(step, { minLength: 5, maxLength: 40, size: 'max' });

interface Play {
  readonly shown: ShownAnswer[];
  /** The texts of all runs, each as long as it got. */
  readonly runs: string[];
}

/** One answer, and what becomes of it. */
class Stage {
  readonly f = fixture(7);
  readonly broker = new FakeBroker(this.f.time);
  readonly told: FakeAnswer;
  readonly runs: string[] = [];
  private readonly envelopes: object[] = [];

  constructor() {
    const id = mint(START, { nowMs: this.f.time.nowMs(), random: seededBytes(5)(8) }).id;
    this.told = new FakeAnswer(this.f.server, { session: `${AUTHOR}.${id}`, id });
    this.told.begin();
  }

  async take(one: Step): Promise<void> {
    switch (one.do) {
      case 'say':
        return this.tell(this.told.say(one.text), one.isLost);
      case 'break':
        this.runs.push(this.told.text);
        this.tell(this.told.break(), one.isLost);
        return this.told.begin();
      case 'again':
        return this.broker.publish(INBOX, this.envelopes[one.which % this.envelopes.length] ?? {});
      case 'wait':
        return this.f.time.run(one.ms);
      case 'drop':
        return this.broker.open[0]?.drop();
      case 'fault':
        this.f.server.faults.next.push(one.fault);
    }
  }

  /** It is whole, and some time later the log has it. */
  async end(isLost: boolean): Promise<void> {
    this.tell(this.told.end(), isLost);
    this.runs.push(this.told.text);
    await this.f.time.run(5_000);
    this.told.finish();
    await this.f.time.run(120_000);
  }

  private tell(chunk: Chunk, isLost: boolean): void {
    const envelope = this.told.envelope([chunk]);
    this.envelopes.push(envelope);
    if (!isLost) this.broker.publish(INBOX, envelope);
  }
}

async function play(steps: readonly Step[], isPolling: boolean, endIsLost: boolean): Promise<Play> {
  const stage = new Stage();
  const { f, broker, told, runs } = stage;
  const client = await f.start({}, isPolling ? {} : { webSocket: broker.webSocket });
  const { answer } = answersOf(client).follow({ id: told.session }, { id: told.id, source: AUTHOR });
  const shown: ShownAnswer[] = [];
  answer.subscribe((one) => shown.push(one));
  await f.time.run(500);
  for (const one of steps) await stage.take(one);
  await stage.end(endIsLost);
  client.close();
  return { shown, runs };
}

/** The run whose beginning a text is: one that is not older than the last, -1 where there is none. */
function runOf(text: string, runs: readonly string[], last: number): number {
  return runs.findIndex((run, at) => at >= last && run.startsWith(text));
}

test('whatever arrives in whatever order, what is shown is the beginning of a run, of ever newer runs, and whole in the end', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), fc.boolean(), async (all, isPolling, endIsLost) => {
      const { shown, runs } = await play(all, isPolling, endIsLost);
      let run = 0;
      for (const { text } of shown) {
        run = runOf(text, runs, run);
        expect(run).toBeGreaterThanOrEqual(0);
      }
      const text = runs.at(-1);
      const ends = shown.slice(shown.findIndex(({ status }) => status === 'finished'));
      for (const one of ends) expect(one).toMatchObject({ status: 'finished', text });
      expect(ends.at(-1)).toEqual({ status: 'finished', text, answerId: ANSWER_ID });
    }),
    { numRuns: 40 },
  );
});
