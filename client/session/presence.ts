import type { ToldPresence } from '../../lambdas/contract/presence.ts';
import type { Api } from '../api.ts';
import type { ConnectionState } from '../connection.ts';
import { fullJitterMs } from '../jitter.ts';
import type { Ports } from '../ports.ts';
import { type Readable, writable } from '../readable.ts';
import type { Heard, Pushing } from '../realtime/pushing.ts';

/** Who of a session is online. */
export interface Presence {
  /** User key → member, the user among them; empty in a session of more than 100, of which there is a number only. */
  readonly members: Readonly<Record<string, Member>>;
  /** Members of whom a device is connected. */
  readonly online: number;
}

export interface Member {
  readonly online: boolean;
  /** How many devices are connected. */
  readonly devices: number;
  /** RFC 3339; undefined where nobody remembers. */
  readonly lastSeen: string | undefined;
}

interface Parts {
  readonly api: Pick<Api, 'attempt'>;
  readonly pushed: Pick<Pushing, 'hear'>;
  readonly state: Readable<ConnectionState>;
  readonly world: Pick<Ports, 'after' | 'nowMs' | 'randomBytes'>;
  /** Ends of what goes on until the client is closed. */
  readonly closing: Set<() => void>;
}

type Told = Readonly<Record<string, ToldPresence>>;

/** Whoever asks is told of changes for fifteen minutes. Of a number nobody is told, nor without a connection. */
const TOLD_MS = 600_000;
const UNTOLD_MS = 30_000;
/** Not all who look at once ask at once who is in a region that is back. */
const BACK_MS = 5_000;

/** Who is online, for as long as anybody listens. */
export function presenceOf(sessionId: string, parts: Parts): Readable<Presence> {
  const { api, pushed, world, closing } = parts;
  let members: Told = {};
  /** What was pushed since it was asked: the answer may be from before it. */
  let meanwhile: Told = {};
  let counted = 0;
  let lost: readonly string[] = [];
  let askedMs = 0;
  let isUsed = false;
  let cancel: () => void = () => undefined;
  const shown = writable<Presence>({ members: {}, online: 0 }, () => {
    const deafen = pushed.hear(hear);
    const end = () => {
      isUsed = false;
      deafen();
      cancel();
      closing.delete(end);
    };
    closing.add(end);
    isUsed = true;
    void ask();
    return end;
  });
  const show = () => shown.set(presenceIn(members, lost, counted));
  const ask = async (): Promise<void> => {
    askedMs = world.nowMs();
    meanwhile = {};
    const answer = await api.attempt({ method: 'GET', path: `/v1/sessions/${sessionId}/presence` });
    if (!answer.failed && answer.status === 200) {
      members = { ...(answer.json.members as Told), ...meanwhile };
      counted = Number(answer.json.online);
      show();
    }
    later(UNTOLD_MS, () => {
      const isTold = parts.state.get().realtime === 'push' && Object.keys(members).length > 0;
      return isTold && world.nowMs() - askedMs < TOLD_MS;
    });
  };
  /** Asks in a while, and not as long as it is needless. */
  const later = (ms: number, isNeedless: () => boolean) => {
    cancel();
    const waitMs = ms / 2 + fullJitterMs(0, world.randomBytes, { firstMs: ms / 2 });
    if (isUsed) cancel = world.after(waitMs, () => (isNeedless() ? later(ms, isNeedless) : void ask()));
  };
  const hear = (heard: Heard) => {
    if (heard.kind === 'connected') {
      // That a region is back is said once, perhaps to nobody; that it is lost is said again and again.
      lost = [];
      void ask();
    }
    if (heard.kind === 'regions') {
      if (lost.some((region) => !heard.lost.includes(region))) later(BACK_MS, () => false);
      lost = heard.lost;
      show();
    }
    if (heard.kind === 'presence' && heard.session === sessionId) {
      meanwhile = { ...meanwhile, ...heard.members };
      members = { ...members, ...heard.members };
      show();
    }
  };
  return shown;
}

function presenceIn(told: Told, lost: readonly string[], counted: number): Presence {
  const members = Object.entries(told).map(([userKey, { devices, lastSeen }]) => {
    const there = Object.entries(devices).filter(([region]) => !lost.includes(region));
    const count = there.reduce((sum, [, some]) => sum + some, 0);
    return [userKey, { online: count > 0, devices: count, lastSeen }] as const;
  });
  const online = members.filter(([, member]) => member.online).length;
  return { members: Object.fromEntries(members), online: members.length > 0 ? online : counted };
}
