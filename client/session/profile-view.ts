import { type Cursor, covers } from '../../lambdas/domain/cursor.ts';
import type { JsonObject } from '../../lambdas/domain/json.ts';
import type { Outcome } from '../outbox/intent.ts';
import { type Writable, writable } from '../readable.ts';
import {
  type Base,
  type Confirmed,
  confirmedFrom,
  type FoldedCommit,
  foldCommit,
  type PendingPatch,
  shownText,
  UNKNOWN,
} from './confirmed.ts';

/** A patch of one's own, and where it was applied, once that is known. */
interface Pending extends PendingPatch {
  readonly place?: Cursor;
}

/** The profile as its user sees it: what the server has, and over it their own patches on their way. */
export class ProfileView {
  readonly profile: Writable<JsonObject>;
  #confirmed: Confirmed = confirmedFrom(UNKNOWN);
  readonly #pending = new Map<string, Pending>();
  #text = '{}';
  /** Commits since the base was asked for that is under way: it may lack them. */
  #meanwhile: FoldedCommit[] | undefined;

  constructor(onUse: () => () => void) {
    this.profile = writable<JsonObject>({}, onUse);
  }

  /** Of the newest state that was read. */
  get heads(): Cursor {
    return this.#confirmed.base.heads;
  }

  /** A base is asked for, which `rebase` will bring. */
  expectBase(): void {
    this.#meanwhile = [];
  }

  /** False where the base is too new for what came meanwhile, so that another one is needed. */
  rebase(base: Base): boolean {
    const meanwhile = this.#meanwhile ?? [];
    this.#meanwhile = undefined;
    this.#confirmed = confirmedFrom(base);
    const isWhole = meanwhile.map((commit) => this.#foldOne(commit)).every(Boolean);
    for (const [eventId, { place }] of this.#pending) {
      if (place !== undefined && covers(base.heads, place)) this.#pending.delete(eventId);
    }
    this.#show();
    return isWhole;
  }

  /** False where a base is needed to know what the commit does. */
  fold(commit: FoldedCommit): boolean {
    this.#meanwhile?.push(commit);
    const isFolded = this.#foldOne(commit);
    this.#show();
    return isFolded;
  }

  pend(eventId: string, patch: JsonObject): void {
    this.#pending.set(eventId, { eventId, patch });
    this.#show();
  }

  /** False where the patch was applied and the confirmed state lacks it yet. */
  settle(eventId: string, outcome: Outcome): boolean {
    const pending = this.#pending.get(eventId);
    if (pending === undefined) return true;
    const place = outcome.status === 'applied' ? { [outcome.lane]: outcome.version } : {};
    const isCovered = covers(this.#confirmed.base.heads, place);
    if (isCovered) this.#pending.delete(eventId);
    else this.#pending.set(eventId, { ...pending, place });
    this.#show();
    return isCovered;
  }

  #foldOne(commit: FoldedCommit): boolean {
    const isFolded = foldCommit(this.#confirmed, commit);
    // Where it is not, one's own patch stays over the old base until the new one comes.
    if (isFolded) for (const { id } of commit.events) this.#pending.delete(id);
    return isFolded;
  }

  #show(): void {
    const text = shownText(this.#confirmed, this.#pending.values());
    if (text === this.#text) return;
    this.#text = text;
    this.profile.set(JSON.parse(text) as JsonObject);
  }
}
