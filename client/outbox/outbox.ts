import { ClientError } from '../client-error.ts';
import type { EventIds } from '../event-ids.ts';
import type { ClientStorage } from '../ports.ts';
import { type Readable, type Writable, writable } from '../readable.ts';
import { type Accepted, type Entry, entryOf, entryText, storedEntry } from './entry.ts';
import type { Command, Intent, Outcome } from './intent.ts';
import { type Journal, journalOn } from './journal.ts';
import { sendable } from './sendable.ts';

export interface OutboxOptions {
  readonly storage: ClientStorage;
  readonly ids: EventIds;
  readonly mostIntents: number;
  readonly mostBytes: number;
}

/** How intents stand. */
export interface OutboxCounts {
  /** Not yet accepted by any region. */
  readonly queued: number;
  /** Accepted, their end not known yet. */
  readonly accepted: number;
}

type Listener = (entry: Entry, outcome: Outcome | undefined) => void;

const ENTRY = 'intent/';
/** The newest id that was minted: ids go on above it after a reload, whatever the machine's clock did. */
const CLOCK = 'clock';

/** A service that is slow looks like one that failed, and must not be given ever more to do. */
const MOST_SENT_AGAIN = 2;

/** Every intent from its record to its end, in memory and in the storage. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #journal: Journal;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<Listener>();
  readonly #counted: Writable<OutboxCounts> = writable({ queued: 0, accepted: 0 });
  #bytes = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#journal = journalOn(options.storage);
  }

  get counts(): Readable<OutboxCounts> {
    return this.#counted;
  }

  /** Takes up what an earlier life of the program left. */
  async load(): Promise<void> {
    const stored = await this.#options.storage.load();
    this.#options.ids.observe(stored.get(CLOCK));
    const keys = [...stored.keys()].filter((key) => key.startsWith(ENTRY)).sort();
    for (const key of keys) {
      try {
        this.#add(storedEntry(key.slice(ENTRY.length), stored.get(key) as string));
      } catch (error) {
        // It stays where it is, for a version that can read it.
        // biome-ignore lint/suspicious/noConsole: no promise is left that could tell
        console.error(key, error);
      }
    }
  }

  /** Hears of each entry that is new or changed; with its outcome, when it has ended. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @throws ClientError `outbox-full`, `invalid` */
  record(command: Command): Intent {
    const plain = sendable(command);
    this.#requireRoom();
    const eventId = this.#options.ids.mint();
    const sent = { ...plain, eventId };
    const state = { at: 'queued', isDoubtful: false } as const;
    const text = entryText({ command: sent, state });
    void this.#journal.put(CLOCK, eventId);
    const entry = entryOf(sent, state, this.#journal.put(ENTRY + eventId, text));
    this.#add(entry);
    return entry.intent;
  }

  /** In the order of their ids. */
  all(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  queued(): Entry[] {
    return this.all().filter(({ state }) => state.at === 'queued');
  }

  /** Nobody knows whether a region took these. */
  doubt(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.state.at === 'queued') entry.state = { ...entry.state, isDoubtful: true };
    }
  }

  accept(entry: Entry, accepted: Omit<Accepted, 'at'>): void {
    if (!this.#entries.has(entry.command.eventId)) return;
    entry.state = { at: 'accepted', ...accepted };
    entry.next = undefined;
    if (accepted.refusal === undefined) entry.accept(true);
    this.#keep(entry);
  }

  /** What a region accepted before it failed is sent again, elsewhere: applying twice is applying once. */
  sendAgain(region: string | undefined): void {
    for (const entry of this.all().filter((one) => isWith(region, one))) {
      const was = entry.state as Accepted;
      entry.state = { at: 'queued', isDoubtful: true, was: was.refusal === undefined ? was : undefined };
      entry.next = undefined;
      entry.sentAgain++;
      this.#keep(entry);
    }
  }

  /** The end of an intent. What comes later about it is ignored. */
  end(eventId: string, outcome: Outcome): void {
    const entry = this.#entries.get(eventId);
    if (entry === undefined) return;
    this.#entries.delete(eventId);
    this.#bytes -= entry.bytes;
    void this.#journal.put(ENTRY + eventId, undefined);
    entry.accept(outcome.status === 'applied');
    entry.finish(outcome);
    this.#tell(entry, outcome);
  }

  #add(entry: Entry): void {
    this.#entries.set(entry.command.eventId, entry);
    this.#bytes += entry.bytes;
    this.#tell(entry, undefined);
  }

  #keep(entry: Entry): void {
    void this.#journal.put(ENTRY + entry.command.eventId, entryText(entry));
    this.#tell(entry, undefined);
  }

  #tell(entry: Entry, outcome: Outcome | undefined): void {
    const queued = this.queued().length;
    this.#counted.set({ queued, accepted: this.#entries.size - queued });
    for (const listener of [...this.#listeners]) listener(entry, outcome);
  }

  #requireRoom(): void {
    const { mostIntents, mostBytes } = this.#options;
    if (this.#entries.size < mostIntents && this.#bytes < mostBytes) return;
    const holds = `${this.#entries.size} intents of ${mostIntents}, ${this.#bytes} bytes of ${mostBytes}`;
    throw new ClientError('outbox-full', `The outbox is full: ${holds}. Wait for some to end.`);
  }
}

/** Where it is not known who accepted, it may have been anybody. */
function isWith(region: string | undefined, { state, sentAgain }: Entry): boolean {
  return state.at === 'accepted' && (state.by ?? region) === region && sentAgain < MOST_SENT_AGAIN;
}
