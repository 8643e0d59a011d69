import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import { fullJitterMs } from '../jitter.ts';
import type { Intent } from '../outbox/intent.ts';
import { type Readable, type Writable, writable } from '../readable.ts';
import type { Heard } from '../realtime/pushing.ts';
import type { SessionParts } from '../session/open-session.ts';
import { endIn } from './end-in.ts';
import { Looks } from './looks.ts';
import { type Place, readStanding } from './read-standing.ts';
import type { ShownAnswer } from './shown-answer.ts';
import {
  lacksPieces,
  type Standing,
  showsSame,
  UNHEARD,
  withDeletion,
  withoutAnswer,
  withPushed,
  withTold,
} from './standing.ts';

/** Brokers swap neighbours by less. */
const HOLD_MS = 250;
/** A silence that is looked into while the broker tells. */
const PUSHED_MS = 2_000;
/** What a region keeps of an answer for those who ask grows once a second. */
const ASKED_MS = 1_000;
const GROWTH = 1.5;
const MOST_MS = 30_000;

type Parts = Pick<SessionParts, 'api' | 'pushed' | 'seen' | 'state' | 'world' | 'closing'>;

/** Follows one answer for as long as anybody listens: by what is pushed, and by asking for what is not. */
export class Watch {
  readonly #answer: Writable<ShownAnswer>;
  readonly #parts: Parts;
  readonly #place: Place;
  /** The question, where this device asked it. */
  readonly #intent: Intent | undefined;
  #standing: Standing = UNHEARD;
  /** Those of the present listeners. */
  #looks: Looks | undefined;
  #acceptedAt: string | undefined;
  /** User key of who asked, as soon as somebody says it. */
  #asker: string | undefined;
  /** Region whose broker tells. */
  #broker: string | undefined;
  #pushes = 0;
  /** Looks in a row that brought nothing, and those among them that nobody answered. */
  #vain = 0;
  #failures = 0;

  constructor(parts: Parts, place: Place, intent?: Intent) {
    this.#parts = parts;
    this.#place = place;
    this.#intent = intent;
    this.#asker = place.source;
    this.#answer = writable(UNHEARD.answer, () => this.#use());
  }

  get answer(): Readable<ShownAnswer> {
    return this.#answer;
  }

  /** Something may have become of it. */
  lookNow(): void {
    const mayAsk = this.#intent === undefined || this.#acceptedAt !== undefined;
    if (mayAsk && !this.#standing.isSettled) this.#looks?.in(0);
  }

  #use(): () => void {
    const { pushed, seen, closing, state, world } = this.#parts;
    const looks = new Looks(world, (own) => this.#look(own));
    this.#looks = looks;
    this.#broker = state.get().region;
    const deafen = pushed.hear((heard) => this.#hear(heard));
    const avert = seen.subscribe((event) => event && this.#see(event));
    const end = () => {
      looks.end();
      deafen();
      avert();
      closing.delete(end);
    };
    closing.add(end);
    void this.#begin(looks);
    return end;
  }

  /** Nobody is asked before a region has taken the question. */
  async #begin(looks: Looks): Promise<void> {
    const intent = this.#intent;
    if (intent === undefined || this.#acceptedAt !== undefined) return looks.in(0);
    const outcome = (await intent.accepted) ? undefined : await intent.done;
    if (looks.isOver) return;
    if (outcome?.status === 'failed') {
      const { code, reason } = outcome;
      return this.#become(withoutAnswer(this.#standing, { status: 'failed', text: '', code, reason }));
    }
    this.#acceptedAt = new Date(this.#parts.world.nowMs()).toISOString();
    if (!this.#standing.isSettled) looks.within(this.#paceMs());
  }

  #hear(heard: Heard): void {
    if (heard.kind === 'connected') {
      this.#broker = this.#parts.state.get().region;
      this.lookNow();
    }
    if (heard.kind !== 'completion' || heard.completion !== this.#place.id) return;
    if (heard.session !== this.#place.sessionId) return;
    this.#asker ??= heard.author;
    if (heard.author !== this.#asker) return;
    this.#pushes++;
    // Which one answers may become known only by later answers of its API.
    this.#broker ??= this.#parts.state.get().region;
    this.#become(withPushed(this.#standing, { ...heard, region: this.#broker }));
  }

  /** The session is followed, and told an end, or what was done to the answer since. */
  #see(event: MeridianEvent): void {
    const { sessionId, id, source } = this.#place;
    if (event.subject !== sessionId) return;
    this.#become(withDeletion(this.#standing, event));
    const end = endIn(event, id);
    if (end === undefined) return;
    // Who has not said whose question it is means their own, and only the API knows who they are.
    if (source === undefined) this.lookNow();
    else if (end.author === source)
      this.#become(withTold(this.#standing, end.told, { region: undefined, isOvertaken: false }));
  }

  /** Looks again after a silence; sooner where a piece is missing. */
  #become(standing: Standing): void {
    const before = this.#standing;
    const isNews = progressOf(standing) !== progressOf(before);
    this.#standing = standing;
    if (isNews) this.#vain = 0;
    if (standing.isSettled) this.#looks?.rest();
    else if (isNews) this.#looks?.in(this.#paceMs());
    else if (lacksPieces(standing)) this.#looks?.within(this.#paceMs());
    if (!showsSame(standing, before)) this.#answer.set(standing.answer);
  }

  async #look(looks: Looks): Promise<void> {
    const { api, world } = this.#parts;
    const { run, assembly } = this.#standing;
    const pushes = this.#pushes;
    const known = { run, from: assembly.next, acceptedAt: this.#acceptedAt };
    const { told, region, failed, waitMs } = await readStanding(api, this.#place, known);
    if (looks.isOver) return;
    this.#vain++;
    this.#failures = failed ? this.#failures + 1 : 0;
    looks.pause(waitMs + (failed ? fullJitterMs(this.#failures, world.randomBytes) : 0));
    if (told) this.#become(withTold(this.#standing, told, { region, isOvertaken: pushes !== this.#pushes }));
    if (!this.#standing.isSettled) looks.within(failed ? 0 : this.#paceMs());
  }

  /** Half of it more by chance, so that devices that heard the same spread. */
  #paceMs(): number {
    const { state, world } = this.#parts;
    const isGap = lacksPieces(this.#standing);
    if (isGap && this.#vain === 0) return HOLD_MS;
    const firstMs = state.get().realtime === 'push' && !isGap ? PUSHED_MS : ASKED_MS;
    const ms = Math.min(MOST_MS, firstMs * GROWTH ** this.#vain);
    return ms + fullJitterMs(0, world.randomBytes, { firstMs: ms / 2 });
  }
}

/** What has to change for a look to have brought something. */
function progressOf({ answer: { status }, region, run, assembly, isSettled }: Standing): string {
  return JSON.stringify([status, region, run, assembly.next, isSettled]);
}
