import type { Envelope } from '../../lambdas/contract/envelope.ts';
import { objectIn } from '../../lambdas/domain/json.ts';
import type { Connection } from '../connection.ts';
import type { Ports, PushedCommit, Realtime, Sink } from '../ports.ts';
import { writable } from '../readable.ts';
import { Link, type LinkParts } from './link.ts';
import { polling } from './polling.ts';
import { type Supply, supplyOf } from './supply.ts';

export interface PushingParts extends Pick<LinkParts, 'api' | 'getToken'> {
  readonly state: Connection;
  readonly world: Pick<Ports, 'webSocket' | 'after' | 'nowMs' | 'randomBytes'>;
}

/** What is pushed beside commits, and that a connection has begun: what was pushed before may have been missed. */
export type Heard = Exclude<Envelope, { kind: 'commits' }> | { readonly kind: 'connected' };

/** The transport by default: it pushes, and asks while it cannot. */
export interface Pushing extends Realtime {
  /** Connects, and calls with what is not a session's commits. What it answers ends that. */
  hear(listener: (heard: Heard) => void): () => void;
  /** Shows a session's other members something for a moment; nobody, where there is no connection. */
  whisper(sessionId: string, payload: string): void;
  /** Connects at once where it waits to try again. */
  wake(): void;
  close(): void;
}

/** How long nobody asks, since a connection is mostly back by then. */
const GRACE_MS = 2_000;
/** AWS IoT lets a connection have 50 subscriptions, and the authorizer judges 40 sessions. */
const MOST_SESSIONS = 40;

/**
 * Brings the commits of all open sessions by one MQTT connection, made when the first one opens. Sessions are asked
 * for as long as there is none.
 */
export function pushing({ world, state, ...parts }: PushingParts): Pushing {
  const supplies = new Set<Supply>();
  const heard = writable<Heard | undefined>(undefined);
  let mode: 'connecting' | 'push' | 'polling' = 'connecting';
  let covered: ReadonlySet<string> = new Set();
  let endGrace: () => void = () => undefined;
  const become = (next: typeof mode) => {
    mode = next;
    endGrace();
    state.follows(mode);
    if (mode === 'connecting') endGrace = world.after(GRACE_MS, () => become('polling'));
    for (const supply of supplies) supply.become(mode, covered);
  };
  const link = linkOf(parts, {
    up: (sessions) => {
      covered = new Set(sessions);
      become('push');
      heard.set({ kind: 'connected' });
    },
    down: () => become('connecting'),
    message: (text) => {
      const envelope = envelopeOf(text);
      if (envelope?.kind === 'commits') deliver(envelope, supplies);
      else heard.set(envelope);
    },
    wanted: () => wantedOf(supplies),
    state,
    world,
  });
  const fallback = polling(world, { isPatient: true });
  let isStarted = false;
  const start = () => {
    if (isStarted) return;
    isStarted = true;
    become(link === undefined ? 'polling' : 'connecting');
    link?.wake();
  };
  return {
    open(sessionId: string, sink: Sink) {
      const supply = supplyOf(sessionId, sink, { ...world, fallback }, () => link?.renewSoon());
      start();
      supplies.add(supply);
      supply.become(mode, covered);
      return () => {
        supplies.delete(supply);
        supply.close();
      };
    },
    hear(listener) {
      start();
      return heard.subscribe((one) => one && listener(one));
    },
    whisper: (sessionId, payload) => link?.whisper(sessionId, payload),
    wake: () => void (isStarted && link?.wake()),
    close() {
      endGrace();
      link?.close();
    },
  };
}

type Rest = Omit<LinkParts, 'api' | 'getToken' | 'world'> & { readonly world: PushingParts['world'] };

function linkOf(parts: Pick<LinkParts, 'api' | 'getToken'>, { world, ...rest }: Rest): Link | undefined {
  const { webSocket } = world;
  return webSocket && new Link({ ...parts, ...rest, world: { ...world, webSocket } });
}

/** First those that are known to be pushed to a topic of their own. */
function wantedOf(supplies: ReadonlySet<Supply>): string[] {
  const ordered = [...supplies].sort((a, b) => Number(b.isLarge()) - Number(a.isLarge()));
  return [...new Set(ordered.map(({ sessionId }) => sessionId))].slice(0, MOST_SESSIONS);
}

function deliver(
  { session, commits, heads }: Extract<Envelope, { kind: 'commits' }>,
  supplies: ReadonlySet<Supply>,
): void {
  for (const supply of supplies) {
    if (supply.sessionId === session) supply.pushed(commits as readonly PushedCommit[], heads);
  }
}

/** Other versions are of servers newer than this library: what they bring is found by asking. */
function envelopeOf(text: string): Envelope | undefined {
  const envelope = objectIn(text) as Envelope | undefined;
  return envelope?.v === 1 ? envelope : undefined;
}
