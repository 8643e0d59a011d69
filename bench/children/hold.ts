import type { BrokerAccess, MqttConnection } from '../../client/realtime/mqtt-connection.ts';
import { rawDevice } from '../harness/raw-device.ts';
import { answering } from './answering.ts';

/** What a process that will be stopped, its connections with it, is asked to do. */
export type HoldOrder =
  /** Connects one more device; answered once it hears. */
  | { readonly do: 'hold'; readonly access: BrokerAccess }
  /** Lets one of them whisper, in the order in which they were connected. */
  | { readonly do: 'sign'; readonly at: number; readonly topic: string };

const held: MqttConnection[] = [];

answering(async (order: HoldOrder): Promise<void> => {
  if (order.do === 'hold') held.push(await connected(order.access));
  else held[order.at]?.publish(order.topic, '{"data":{"typing":true}}');
});

function connected(access: BrokerAccess): Promise<MqttConnection> {
  return new Promise((resolve, reject) => {
    const device = rawDevice(access, {
      ready: () => resolve(device),
      message: () => undefined,
      ended: (how) => reject(new Error(`A device's connection was ${how}.`)),
    });
  });
}
