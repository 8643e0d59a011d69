import fc from 'fast-check';
import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import type { MessageEvent } from '../../../lambdas/domain/message.ts';
import { type Modification, modified } from '../../../lambdas/domain/modification.ts';
import type { Ports } from '../../../lambdas/summarize/ports.ts';
import { asker, LEAD, question } from '../ask/ask-fixture.ts';
import { ANNA, DUBLIN, eventAt, idAt, SEOUL, SESSION, sha256, stampAt } from '../domain/factories.ts';
import { type Fate, mortality } from '../mortality.ts';
import { DUE, deletion, edit, summarizer, summaryWorld } from './summarize-fixture.ts';

/** A change of the message at a place, by a lane, of an instant: registers come in whatever order. */
interface Change {
  readonly kind: 'edit' | 'delete' | 'react';
  readonly of: number;
  readonly lane: string;
  readonly stamp: number;
}
type Step =
  | { readonly kind: 'say'; readonly count: number }
  | { readonly kind: 'late'; readonly before: number }
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'ask' }
  /** Summarize works, while something is changed before its n-th call and something befalls another one. */
  | {
      readonly kind: 'fold';
      readonly change: Change;
      readonly at: number;
      readonly fate: Fate;
      readonly nth: number;
    };

const change = fc.record({
  kind: fc.constantFrom('edit', 'delete', 'delete', 'react'),
  of: fc.nat(70),
  lane: fc.constantFrom(SEOUL, DUBLIN),
  stamp: fc.integer({ min: 1, max: 9 }),
}) as fc.Arbitrary<Change>;
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('say'), count: fc.integer({ min: 1, max: 14 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('late'), before: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('change'), change }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('fold'),
      change,
      at: fc.nat(14),
      fate: fc.constantFrom('dies before', 'dies after', 'fails'),
      nth: fc.nat(24),
    }),
  },
) as fc.Arbitrary<Step>;

const WORD = /⟦\d+⟧/g;
const wordsIn = (value: unknown): string[] => JSON.stringify(value ?? '').match(WORD) ?? [];

/** A stamp stands for its event's text, as in the log. */
function edited(id: string, source: string, stamp: number, text: string): Modification {
  return { ...edit(id, stamp, text, source), stamp: stampAt(stamp, source, sha256(text).slice(0, 32)) };
}

/** A session whose every content is a word of its own, and what has been told of it. */
class Session {
  told = 0;
  private readonly region = summaryWorld();
  private readonly asks = asker(LEAD, {
    events: this.region.stores.events,
    summaries: this.region.summaries,
  });
  private readonly messages: MessageEvent[] = [];
  private readonly modifications: Modification[] = [];
  private words = 0;
  private nowMs = 100;

  async take(one: Step): Promise<void> {
    switch (one.kind) {
      case 'say':
        for (let count = one.count; count > 0; count--) await this.say(this.later());
        return;
      case 'late':
        return this.say(Math.max(1, this.nowMs - one.before * 10 - 5));
      case 'change':
        return this.change(one.change);
      case 'ask':
        return this.ask();
      case 'fold':
        return this.fold(one);
    }
  }

  async ask(): Promise<void> {
    this.asks.pass(70_000);
    await this.asks.deliver({ ...question(), completion: idAt(this.later()) });
    const told = wordsIn(this.asks.tasks.at(-1)?.prompt);
    expect(this.shown()).toEqual(expect.arrayContaining(told));
    const kept = (await this.region.summaries.load(SESSION)).summary;
    expect(this.shown()).toEqual(expect.arrayContaining(wordsIn(kept)));
    this.told += told.length > 0 && this.asks.counts.SummariesTold ? 1 : 0;
  }

  /** Everything that a reader is shown now. */
  private shown(): string[] {
    return wordsIn(modified(this.messages, this.modifications).map(({ data }) => data));
  }

  private async say(millis: number): Promise<void> {
    const source = this.words % 2 === 0 ? ANNA : ASSISTANT;
    const event = eventAt(millis, 'message.sent', { text: this.word() }, source);
    this.messages.push(event);
    await this.region.stores.events.putMessages([event]);
  }

  private async change({ kind, of, lane, stamp }: Change): Promise<void> {
    const { id, source } = this.messages[of % Math.max(1, this.messages.length)] ?? {
      id: idAt(1),
      source: ANNA,
    };
    const changes = {
      edit: () => edited(id, source, stamp, this.word()),
      delete: () => deletion(id, stamp, source),
      react: () =>
        ({
          kind: 'reaction',
          message: id,
          author: source,
          stamp: stampAt(stamp),
          by: ANNA,
          emoji: '👍',
          on: true,
        }) as const,
    };
    const one = changes[kind]();
    this.modifications.push(one);
    await this.region.stores.events.modify(SESSION, lane, one);
  }

  private async fold({ change: one, at, fate, nth }: Extract<Step, { kind: 'fold' }>): Promise<void> {
    const mortal = mortality(fate, nth + 1);
    const shownBefore = this.shown();
    let calls = 0;
    const watched = <T extends object>(port: T): T => {
      const slow = Object.entries(port).map(([name, call]) => [
        name,
        async (...args: unknown[]) => {
          if (calls++ === at) await this.change(one);
          return (call as (...all: unknown[]) => unknown)(...args);
        },
      ]);
      return mortal.wrapped(Object.fromEntries(slow) as T);
    };
    const worker = summarizer({
      world: this.region,
      says: ({ turns }) => ({ text: wordsIn(turns).join(' ') || 'nothing' }),
      changes: (ports: Ports) => ({
        events: watched({
          messages: ports.events.messages,
          modifications: ports.events.modifications,
          contentChanges: ports.events.contentChanges,
        }),
        summaries: watched(ports.summaries),
        summarizer: { mostTokens: ports.summarizer.mostTokens, ...watched({ fold: ports.summarizer.fold }) },
      }),
    });
    worker.pass(this.nowMs * 1_000);
    await worker.deliver(DUE);
    for (const asked of worker.asked) {
      expect([...shownBefore, ...this.shown()]).toEqual(expect.arrayContaining(wordsIn(asked)));
    }
  }

  private later(): number {
    this.nowMs += 10;
    return this.nowMs;
  }

  private word(): string {
    this.words += 1;
    return `⟦${this.words}⟧`;
  }
}

test('whatever is edited and deleted, in whatever order, what a reader is not shown is told to no model', async () => {
  let summariesTold = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const session = new Session();
      await session.take({ kind: 'say', count: 26 });
      for (const one of steps) {
        await session.take(one);
      }
      await session.ask();
      summariesTold += session.told;
    }),
    { numRuns: 60 },
  );
  // Else nothing was tested.
  expect(summariesTold).toBeGreaterThan(40);
}, 120_000);
