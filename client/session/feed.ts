import { type Cursor, covers, joined } from '../../lambdas/domain/cursor.ts';
import { fullJitterMs } from '../jitter.ts';
import type { Ports, PushedCommit, Sink } from '../ports.ts';
import type { FoldedCommit } from './confirmed.ts';

/** What asking for a page of events came to. */
export type Asked =
  | {
      readonly page: readonly FoldedCommit[];
      readonly more: boolean;
      /** False where the replica is known to lack something. */
      readonly complete: boolean;
    }
  | Moved
  | 'missing'
  | 'unanswered';

/** The state was read, and is the cursor's new place. */
interface Moved {
  readonly goOnFrom: Cursor;
  /** It is where the feed begins; else the cursor could not be read, or was below what is kept. */
  readonly isStart: boolean;
}

export interface FeedOptions {
  /** Where to begin; every commit after it is delivered. */
  readonly cursor: Cursor;
  /** Waits for what comes if it may. */
  ask(cursor: Cursor, waits: boolean): Promise<Asked>;
  /** Each commit once, each lane in order. */
  deliver(commit: FoldedCommit): void;
  /** Commits up to these heads are not delivered, since they are no longer kept. */
  skipped(heads: Cursor): void;
  became(state: FeedState): void;
}

/** Whether the feed has everything there is, as far as it knows. */
export type FeedState = 'live' | 'behind' | 'missing';

type World = Pick<Ports, 'after' | 'randomBytes'>;

/** How long a commit waits for those before it: replication swaps neighbours by less. */
const HOLD_MS = 250;

/** Every commit of a session once, in the order of its lane, from whatever a transport brings. */
export class Feed implements Sink {
  readonly #options: FeedOptions;
  readonly #world: World;
  readonly #held = new Map<string, PushedCommit>();
  #at: Cursor;
  #announced: Cursor = {};
  #checking: Promise<boolean> | undefined;
  #checkAgain = false;
  #cancelHold: (() => void) | undefined;
  #cancelRetry: (() => void) | undefined;
  #failures = 0;
  #isClosed = false;

  constructor(options: FeedOptions, world: World) {
    this.#options = options;
    this.#world = world;
    this.#at = options.cursor;
  }

  commit(envelope: PushedCommit): void {
    if (this.#isClosed || envelope.version <= this.#versionOf(envelope.lane)) return;
    this.#held.set(`${envelope.lane}#${envelope.version}`, envelope);
    this.#release();
    this.#holdOn();
  }

  heads(heads: Cursor): void {
    this.#announced = joined(this.#announced, heads);
    this.#holdOn();
  }

  /** Whoever asks while a check is under way gets one that begins after. */
  check(waits = false): Promise<boolean> {
    if (this.#checking !== undefined) {
      this.#checkAgain = true;
      return this.#checking;
    }
    this.#checking = this.#checkAll(waits).finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  /** Delivers nothing any more: an answer that is under way comes too late. */
  close(): void {
    this.#isClosed = true;
    this.#cancelHold?.();
    this.#cancelRetry?.();
    this.#held.clear();
  }

  /** Whether it knows of commits that have not come: what was asked may be another region than pushes come from. */
  get #lacksSome(): boolean {
    return this.#held.size > 0 || !covers(this.#at, this.#announced);
  }

  #versionOf(lane: string): number {
    return this.#at[lane] ?? 0;
  }

  async #checkAll(waits: boolean): Promise<boolean> {
    let hasNew = false;
    do {
      this.#checkAgain = false;
      const asked = await this.#options.ask(this.#at, waits);
      if (this.#isClosed) return hasNew;
      hasNew = this.#take(asked) || hasNew;
    } while (this.#checkAgain);
    return hasNew;
  }

  #take(asked: Asked): boolean {
    if (asked === 'unanswered' || asked === 'missing') {
      this.#retry(asked === 'missing' ? asked : 'behind');
      return false;
    }
    if ('goOnFrom' in asked) return this.#goOn(asked);
    for (const commit of asked.page) this.#next(commit);
    this.#release();
    this.#checkAgain ||= asked.more;
    if (asked.complete && (this.#checkAgain || !this.#lacksSome)) this.#settle();
    else this.#retry();
    return asked.page.length > 0;
  }

  #goOn({ goOnFrom, isStart }: Moved): boolean {
    this.#at = goOnFrom;
    this.#release();
    if (isStart) this.#checkAgain = true;
    else {
      this.#options.skipped(goOnFrom);
      // Not at once: a service that always refused would be asked without end.
      this.#retry();
    }
    return true;
  }

  #settle(): void {
    this.#failures = 0;
    this.#cancelRetry?.();
    if (!this.#checkAgain) this.#options.became('live');
  }

  /** Delivers held commits as far as they follow. */
  #release(): void {
    for (const [key, envelope] of this.#held) {
      const version = this.#versionOf(envelope.lane);
      const { events } = envelope;
      if (envelope.version <= version) this.#held.delete(key);
      if (envelope.version !== version + 1 || events === undefined) continue;
      this.#held.delete(key);
      this.#next({ ...envelope, events });
      this.#release();
      return;
    }
  }

  #next(commit: FoldedCommit): void {
    if (commit.version !== this.#versionOf(commit.lane) + 1) return;
    this.#at = { ...this.#at, [commit.lane]: commit.version };
    this.#options.deliver(commit);
  }

  #holdOn(): void {
    if (this.#isClosed || !this.#lacksSome) return;
    this.#cancelHold ??= this.#world.after(HOLD_MS, () => {
      this.#cancelHold = undefined;
      if (this.#lacksSome) void this.check();
    });
  }

  #retry(state: FeedState = 'behind'): void {
    this.#options.became(state);
    this.#cancelRetry?.();
    const waitMs = 100 + fullJitterMs(this.#failures++, this.#world.randomBytes);
    this.#cancelRetry = this.#world.after(waitMs, () => void this.check());
  }
}
