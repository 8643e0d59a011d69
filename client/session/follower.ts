// Longer than other files: commits, reads and listeners all move the same few cursors, which is one thing.
import { type Cursor, covers, formatCursor, joined } from '../../lambdas/domain/cursor.ts';
import type { Api } from '../api.ts';
import { fullJitterMs } from '../jitter.ts';
import { pause } from '../pause.ts';
import type { Ports } from '../ports.ts';
import { type Writable, writable } from '../readable.ts';
import type { Base, FoldedCommit } from './confirmed.ts';
import { type Asked, Feed } from './feed.ts';
import { ProfileView } from './profile-view.ts';
import { repeatsAmong } from './repeats.ts';
import type { SessionEvent, SessionStatus } from './session.ts';
import { isBase, readBase, readEvents, readReadState } from './session-api.ts';
import { type Unread, unreadOf } from './unread.ts';

export interface FollowerOptions {
  readonly sessionId: string;
  readonly api: Api;
  readonly world: Pick<Ports, 'realtime' | 'after' | 'randomBytes'>;
  /** Where its events begin; the present if undefined. */
  readonly after: Cursor | undefined;
  /** Hears of each commit, before listeners do. */
  committed(commit: FoldedCommit): void;
}

/** Repeats are of intents that were sent to two regions; the last come when a region that was away returns. */
const MOST_IDENTITIES = 50_000;
const MOST_REFRESHES = 8;

/** Follows a session on the server for as long as anybody listens, and goes on where it stopped. */
export class Follower {
  readonly status: Writable<SessionStatus> = writable<SessionStatus>('idle');
  readonly events: Writable<SessionEvent | undefined>;
  readonly skips: Writable<Cursor> = writable({});
  readonly view: ProfileView;
  readonly unread: Unread;
  readonly #options: FollowerOptions;
  readonly #repeats = repeatsAmong(MOST_IDENTITIES);
  #feed: Feed | undefined;
  #close: (() => void) | undefined;
  /** Where commits have come; for listeners to events, which may have come later or paused, see `heard`. */
  #reached: Cursor | undefined;
  #heard: Cursor | undefined;
  #hasListeners = false;
  #hasBase = false;
  /** A state must be read, since the one there is lacks what cannot be folded in or was read elsewhere. */
  #lacksBase = false;
  #refreshing: Promise<void> | undefined;
  /** What the next state that is read must not be from before. */
  #wanted: Cursor = {};
  #reading: Promise<unknown> = Promise.resolve();
  /** What the feed says of itself. */
  #state: SessionStatus = 'idle';
  #users = 0;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#reached = options.after;
    this.#heard = options.after;
    this.events = writable<SessionEvent | undefined>(undefined, () => this.#listen());
    this.view = new ProfileView(() => this.#use());
    this.unread = unreadOf({
      load: () => readReadState(options.api, options.sessionId),
      used: () => this.#use(),
      isPlaced: () => this.#reached !== undefined,
      world: options.world,
    });
  }

  /** Where listeners to events have come. */
  get cursor(): string {
    return formatCursor(this.#heard ?? this.#reached ?? {});
  }

  get isFollowing(): boolean {
    return this.#close !== undefined;
  }

  /** Reads the state anew, not from before what is known, nor from before a place, and folds on from there. */
  refresh(place: Cursor = {}): Promise<void> {
    this.#wanted = joined(this.#wanted, place);
    this.#lacksBase = true;
    this.#refreshing ??= this.#refreshed().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** What was read elsewhere shows here too, where anybody looks: nobody is shown a state from before what they read. */
  async catchUp(heads: Cursor): Promise<void> {
    if ((this.isFollowing || this.#hasBase) && !covers(this.#known(), heads)) await this.refresh(heads);
  }

  /** Ends for good. */
  end(): void {
    this.unread.end();
    this.#users = 0;
    this.#stop();
  }

  #listen(): () => void {
    this.#hasListeners = true;
    // Commits that went by while nobody listened to events are read again.
    if (this.isFollowing && this.#heard !== undefined) this.#stop();
    this.#reached = this.#heard ?? this.#reached;
    const unused = this.#use();
    return () => {
      this.#hasListeners = false;
      unused();
    };
  }

  #use(): () => void {
    this.#users++;
    if (!this.isFollowing) this.#start();
    return () => {
      this.#users--;
      if (this.#users <= 0) this.#stop();
    };
  }

  #start(): void {
    const { sessionId, world } = this.#options;
    this.#feed = this.#newFeed();
    this.#state = 'connecting';
    this.status.set(this.#state);
    // The supply first, then what is past the cursor: what is committed in between comes by either.
    this.#close = world.realtime.open(sessionId, this.#feed);
    void this.#feed.check();
  }

  #stop(): void {
    this.#close?.();
    this.#close = undefined;
    this.#feed?.close();
    this.status.set('idle');
  }

  #newFeed(): Feed {
    const options = {
      cursor: this.#reached ?? {},
      ask: (cursor: Cursor, waits: boolean) => this.#ask(cursor, waits),
      deliver: (commit: FoldedCommit) => this.#deliver(commit),
      skipped: (heads: Cursor) => this.#skipped(heads),
      became: (state: SessionStatus) => {
        this.#state = state;
        this.#tell();
      },
    };
    return new Feed(options, this.#options.world);
  }

  /** Nothing is live over a state that lacks something. */
  #tell(): void {
    const isStale = this.#lacksBase && this.#state === 'live';
    if (this.isFollowing) this.status.set(isStale ? 'behind' : this.#state);
  }

  async #ask(cursor: Cursor, waits: boolean): Promise<Asked> {
    const { api, sessionId } = this.#options;
    if (!this.#hasBase) {
      const base = await this.#base();
      if (typeof base === 'string') return base;
    } else if (this.#lacksBase) void this.refresh();
    if (this.#reached === undefined) {
      this.#jump(this.view.heads);
      return { goOnFrom: this.view.heads, isStart: true };
    }
    return readEvents(api, sessionId, { cursor, waits }, (isReadable) => this.#base(isReadable));
  }

  /** What was seen in any way: a state from before it would take back what is shown. */
  #known(): Cursor {
    return joined(joined(this.view.heads, this.#wanted), (this.#hasBase && this.#reached) || {});
  }

  /** One after the other, and from where the fold is when each begins: the later answer is the newer one. */
  #base(isKnownThere = true): Promise<Base | 'missing' | 'unanswered'> {
    const reading = this.#reading.then(() => this.#readBase(isKnownThere ? this.#known() : {}));
    this.#reading = reading;
    return reading;
  }

  async #readBase(after: Cursor): Promise<Base | 'missing' | 'unanswered'> {
    const { api, sessionId } = this.#options;
    this.view.expectBase();
    const read = await readBase(api, sessionId, formatCursor(after)).catch(() => undefined);
    if (read === undefined) return 'unanswered';
    if (!isBase(read)) return read.status === 404 ? 'missing' : 'unanswered';
    this.#hasBase = true;
    const isWhole = this.view.rebase(read);
    this.#lacksBase = !isWhole || !covers(read.heads, this.#wanted);
    this.#tell();
    if (!isWhole) void this.refresh();
    return read;
  }

  #skipped(heads: Cursor): void {
    this.#jump(heads);
    this.skips.set(heads);
  }

  #jump(heads: Cursor): void {
    this.#reached = heads;
    if (this.#hasListeners) this.#heard = heads;
    this.unread.refresh();
  }

  #deliver(commit: FoldedCommit): void {
    const { lane, version, events } = commit;
    this.#reached = { ...this.#reached, [lane]: version };
    const isFolded = this.view.fold(commit);
    this.unread.take(commit);
    this.#options.committed(commit);
    if (this.#hasListeners) {
      this.#heard = { ...(this.#heard ?? this.#reached), [lane]: version };
      for (const event of events.filter((one) => !this.#repeats.has(one)))
        this.events.set({ ...event, lane, version });
    }
    if (!isFolded) void this.refresh();
  }

  async #refreshed(): Promise<void> {
    const { world } = this.#options;
    for (let attempt = 0; attempt < MOST_REFRESHES; attempt++) {
      const base = await this.#base();
      if (base === 'missing' || !this.#lacksBase) return;
      this.#tell();
      await pause(world, fullJitterMs(attempt, world.randomBytes));
    }
  }
}
