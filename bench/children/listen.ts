import { WebSocket } from 'ws';
import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';
import { atOnce } from '../prove/at-once.ts';
import type { Chances, Happened } from '../push/flaky-socket.ts';
import { type DevicePlan, type Findings, type Listening, listen } from '../push/listening.ts';
import { answering } from './answering.ts';

/** What a process full of devices is asked to do. */
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

const OPENED_AT_ONCE = 8;
let devices: Listening[] = [];

answering((order: ListenOrder): Promise<object> | object => {
  switch (order.do) {
    case 'open':
      return opened(order);
    case 'tell':
      return told();
    case 'compare':
      return { findings: devices.map((device): Findings => device.against(order.logged)) };
  }
});

async function opened(order: Extract<ListenOrder, { do: 'open' }>): Promise<object> {
  devices = await atOnce(OPENED_AT_ONCE, order.devices, (plan) =>
    listen(plan, {
      ...order,
      // Compression would only cost time on one machine.
      open: (url, protocol) => new WebSocket(url, protocol, { perMessageDeflate: false }),
      random: seededRandom(order.seed, plan.name),
    }),
  );
  return { devices: devices.length };
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
