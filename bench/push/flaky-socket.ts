import type { OpenSocket, Socket } from '../../client/index.ts';

/** How often something happens to what comes, and what did. */
export interface Chances {
  /** Of each message, between 0 and 1. */
  readonly lost: number;
  readonly twice: number;
  /** It comes after the one behind it. */
  readonly late: number;
  /** Mean time until the connection breaks. Milliseconds. */
  readonly breaksAfterMs: number;
}

export interface Happened {
  messages: number;
  lost: number;
  twice: number;
  late: number;
  broken: number;
}

interface Heard {
  readonly data: unknown;
}
type Listener = (event: Heard) => void;
const PUBLISH = 3;

/** A socket whose messages get lost, come twice and swap places, and that breaks now and then, as the dice say. */
export function flakySocket(
  open: OpenSocket,
  chances: Chances,
  random: () => number,
  happened: Happened,
): OpenSocket {
  return (url, protocol) => {
    const socket = open(url, protocol);
    const breaking = setTimeout(() => {
      happened.broken++;
      socket.close();
    }, -Math.log1p(-random()) * chances.breaksAfterMs);
    socket.addEventListener('close', () => clearTimeout(breaking));
    return meddled(socket, (listener) => meddling(listener, chances, random, happened));
  };
}

function meddled(socket: Socket, around: (listener: Listener) => Listener): Socket {
  return {
    set binaryType(type: string) {
      socket.binaryType = type;
    },
    get binaryType() {
      return socket.binaryType;
    },
    send: (bytes) => socket.send(bytes),
    close: () => socket.close(),
    addEventListener(type: 'message' | 'open' | 'close' | 'error', listener: Listener & (() => void)) {
      if (type === 'message') socket.addEventListener(type, around(listener));
      else socket.addEventListener(type, listener);
    },
  };
}

/** Only what a broker publishes: a handshake that is disturbed is no connection. */
function meddling(hear: Listener, chances: Chances, random: () => number, happened: Happened): Listener {
  let held: Heard[] = [];
  const comes = (event: Heard): Record<Fate, readonly Heard[]> => ({
    lost: [],
    late: [],
    heard: [event, ...held],
    twice: [event, event, ...held],
  });
  return (event) => {
    if (!isPublish(event.data)) return hear(event);
    happened.messages++;
    const fate = fateOf(random(), chances, held.length > 0);
    if (fate !== 'heard') happened[fate]++;
    const coming = comes(event)[fate];
    held = fate === 'late' ? [event] : coming.length > 0 ? [] : held;
    coming.forEach(hear);
  };
}

type Fate = 'lost' | 'twice' | 'late' | 'heard';

function fateOf(dice: number, { lost, twice, late }: Chances, isHolding: boolean): Fate {
  if (dice < lost) return 'lost';
  if (dice < lost + twice) return 'twice';
  return dice < lost + twice + late && !isHolding ? 'late' : 'heard';
}

/** The broker puts one packet into a frame. */
function isPublish(data: unknown): boolean {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : (data as Uint8Array);
  return (bytes[0] ?? 0) >> 4 === PUBLISH;
}
