import type { Fetch, Ports } from './ports.ts';

/** What browsers and Node have alike. */
export function browserPorts(): Pick<Ports, 'fetch' | 'webSocket' | 'nowMs' | 'after' | 'randomBytes'> {
  return {
    // Called on its own object: browsers refuse a `fetch` that was taken off it.
    fetch: (url, init) => (globalThis.fetch as Fetch)(url, init),
    // Node has one from version 22 on.
    webSocket: 'WebSocket' in globalThis ? (url, protocol) => new WebSocket(url, protocol) : undefined,
    nowMs: () => Date.now(),
    after: (ms, action) => {
      const timer = setTimeout(action, Math.max(0, ms));
      return () => clearTimeout(timer);
    },
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  };
}
