import { WebSocket } from 'ws';
import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';
import { until } from '../../local/testing/cloud-process.ts';
import { atOnce } from '../prove/at-once.ts';
import type { Chances, Happened } from '../push/flaky-socket.ts';
import { type DevicePlan, type Findings, type Listening, listen } from '../push/listening.ts';
import { answering } from './answering.ts';

/** What a process full of devices is asked to do: to open them, to tell how they are, and to compare. */
export type ListenOrder =
  | {
      readonly do: 'open';
      readonly edge: string;
      readonly regions: readonly string[];
      readonly sessions: readonly string[];
      readonly devices: readonly DevicePlan[];
      readonly chances: Chances;
      readonly seed: number;
    }
  | { readonly do: 'tell' }
  | { readonly do: 'compare'; readonly logged: Readonly<Record<string, readonly string[]>> };

/** How its devices are. */
export interface Told extends Happened {
  readonly pushed: number;
  readonly shown: number;
}

/** Each next one opens once one before is pushed to, or late: all at once they would ask again what has timed out. */
const OPENING_AT_ONCE = 4;
const OPENED_WITHIN_MS = 30_000;
const devices: Listening[] = [];
let failure: unknown;

answering((order: ListenOrder): object => {
  switch (order.do) {
    case 'open':
      open(order).catch((error) => {
        failure = error;
      });
      return {};
    case 'tell':
      if (failure !== undefined) throw failure;
      return told();
    case 'compare':
      return { findings: devices.map((device): Findings => device.against(order.logged)) };
  }
});

async function open(order: Extract<ListenOrder, { do: 'open' }>): Promise<void> {
  await atOnce(OPENING_AT_ONCE, order.devices, async (plan) => {
    const device = await listen(plan, {
      ...order,
      // Compression would only cost time on one machine.
      open: (url, protocol) => new WebSocket(url, protocol, { perMessageDeflate: false }),
      random: seededRandom(order.seed, plan.name),
    });
    devices.push(device);
    await until(async () => device.isPushed(), Boolean, OPENED_WITHIN_MS);
  });
}

function told(): Told {
  const sum = (of: (device: Listening) => number) => devices.reduce((total, device) => total + of(device), 0);
  return {
    pushed: sum((device) => Number(device.isPushed())),
    shown: sum(({ shown }) => shown),
    messages: sum(({ happened }) => happened.messages),
    lost: sum(({ happened }) => happened.lost),
    twice: sum(({ happened }) => happened.twice),
    late: sum(({ happened }) => happened.late),
    broken: sum(({ happened }) => happened.broken),
  };
}
