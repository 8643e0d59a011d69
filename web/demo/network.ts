import { type Signal, signal } from '@preact/signals';
import type { Ports } from '../../client/index.ts';

/** The network of one device, with a switch. */
export interface Network extends Pick<Ports, 'fetch' | 'webSocket'> {
  readonly isOn: Signal<boolean>;
  turn(isOn: boolean): void;
}

/** A network that is on. Turned off, it cuts what is open and lets nothing out. */
export function switchableNetwork(): Network {
  const isOn = signal(true);
  let off = new AbortController();
  const sockets = new Set<WebSocket>();
  return {
    isOn,
    turn(next) {
      isOn.value = next;
      if (next) off = new AbortController();
      else off.abort();
      if (!next) for (const socket of sockets) socket.close();
    },
    async fetch(url, init) {
      if (!isOn.peek()) throw new TypeError('This device is offline.');
      return fetch(url, { ...init, signal: AbortSignal.any([init.signal, off.signal]) });
    },
    webSocket(url, protocol) {
      if (!isOn.peek()) throw new TypeError('This device is offline.');
      const socket = new WebSocket(url, protocol);
      sockets.add(socket);
      socket.addEventListener('close', () => sockets.delete(socket));
      return socket;
    },
  };
}
