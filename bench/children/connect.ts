import { browserPorts } from '../../client/browser-ports.ts';
import { fullJitterMs } from '../../client/jitter.ts';
import type { End } from '../../client/realtime/mqtt-connection.ts';
import { accessOf, rawDevice, type Way } from '../harness/raw-device.ts';
import { answering } from './answering.ts';

/** What a process full of connections is asked to do. */
export type ConnectOrder =
  | { readonly do: 'grow'; readonly way: Way; readonly to: number }
  /** Forgets what was heard, and says when each of them hears something next. */
  | { readonly do: 'listen' }
  | { readonly do: 'tell' };

export interface Connected {
  readonly up: number;
  /** Attempts to connect since the start, and those that did not come through. */
  readonly attempts: number;
  readonly failed: number;
  /** Most attempts in one second since the last `listen`. */
  readonly mostInASecond: number;
  /** Milliseconds since 1970 at which connections heard something since the last `listen`, each its first. */
  readonly heardAtMs: readonly number[];
}

/** As the client library's link does it. */
const RECONNECT = { firstMs: 1_000, mostMs: 30_000, growth: 2 };
/** A crowd that is being made comes as fast as a region takes it. */
const OPENED_AT_ONCE = 16;
const { randomBytes } = browserPorts();

let up = 0;
let attempts = 0;
let failed = 0;
let size = 0;
let heard = new Map<number, number>();
let bySecond = new Map<number, number>();

answering(async (order: ConnectOrder): Promise<object> => {
  if (order.do === 'grow') {
    await grow(order.way, order.to);
  }
  if (order.do === 'listen') {
    heard = new Map();
    bySecond = new Map();
  }
  const mostInASecond = Math.max(0, ...bySecond.values());
  return { up, attempts, failed, mostInASecond, heardAtMs: [...heard.values()] } satisfies Connected;
});

async function grow(way: Way, to: number): Promise<void> {
  const opening = Array.from({ length: OPENED_AT_ONCE }, async () => {
    while (size < to) {
      size++;
      await connected(way, size);
    }
  });
  await Promise.all(opening);
}

/** Resolves once it is up for the first time; from then on it comes back by itself. */
function connected(way: Way, at: number): Promise<void> {
  return new Promise((resolve) => {
    let failures = 0;
    const connect = (): void => {
      let isUp = false;
      attempt();
      rawDevice(accessOf(way, `d${at}`, `n${attempts}`), {
        ready() {
          isUp = true;
          failures = 0;
          up++;
          resolve();
        },
        message: () => void (heard.has(at) || heard.set(at, performance.timeOrigin + performance.now())),
        ended(_how: End) {
          if (isUp) up--;
          else failed++;
          setTimeout(connect, fullJitterMs(failures++, randomBytes, RECONNECT));
        },
      });
    };
    connect();
  });
}

function attempt(): void {
  const second = Math.floor(performance.now() / 1_000);
  attempts++;
  bySecond.set(second, (bySecond.get(second) ?? 0) + 1);
}
