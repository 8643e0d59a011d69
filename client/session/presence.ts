import type { ToldPresence } from '../../lambdas/contract/answers.ts';
import type { Api } from '../api.ts';
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
  readonly world: Pick<Ports, 'after' | 'randomBytes'>;
}

type Told = Readonly<Record<string, ToldPresence>>;

/** Whoever asks is told of changes for fifteen minutes; of a number nobody is told, and not without a connection. */
const ASK_AGAIN_MS = { told: 600_000, untold: 30_000 };

/** Who is online, for as long as anybody listens. */
export function presenceOf(sessionId: string, { api, pushed, world }: Parts): Readable<Presence> {
  let members: Told = {};
  /** What was pushed since it was asked: the answer may be from before it. */
  let meanwhile: Told = {};
  let counted = 0;
  let lost: readonly string[] = [];
  let isConnected = false;
  let cancel: () => void = () => undefined;
  const show = () => state.set(presenceIn(members, lost, counted));
  const ask = async (): Promise<void> => {
    cancel();
    meanwhile = {};
    const answer = await api.attempt({ method: 'GET', path: `/v1/sessions/${sessionId}/presence` });
    if (!answer.failed && answer.status === 200) {
      members = { ...(answer.json.members as Told), ...meanwhile };
      counted = Number(answer.json.online);
      show();
    }
    askAgain(isConnected && Object.keys(members).length > 0 ? ASK_AGAIN_MS.told : ASK_AGAIN_MS.untold);
  };
  const askAgain = (ms: number) => {
    cancel();
    cancel = world.after(ms / 2 + fullJitterMs(0, world.randomBytes, { firstMs: ms / 2 }), () => void ask());
  };
  const hear = (heard: Heard) => {
    if (heard.kind === 'connected') {
      isConnected = true;
      void ask();
    } else if (heard.kind === 'regions') {
      // Who is in a region that is back only the server knows; not all who look at once ask it at once.
      if (lost.some((region) => !heard.lost.includes(region))) askAgain(5_000);
      lost = heard.lost;
      show();
    } else if (heard.kind === 'presence' && heard.session === sessionId) {
      meanwhile = { ...meanwhile, ...heard.members };
      members = { ...members, ...heard.members };
      show();
    }
  };
  const state = writable<Presence>({ members: {}, online: 0 }, () => {
    const deafen = pushed.hear(hear);
    void ask();
    return () => {
      deafen();
      cancel();
    };
  });
  return state;
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
