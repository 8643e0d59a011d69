import type { Fetch, Ports } from './ports.ts';

/** What browsers and Node have alike. */
export function browserPorts(): Pick<Ports, 'fetch' | 'nowMs' | 'after' | 'randomBytes'> {
  return {
    // Called on its own object: browsers refuse a `fetch` that was taken off it.
    fetch: (url, init) => (globalThis.fetch as Fetch)(url, init),
    nowMs: () => Date.now(),
    after: (ms, action) => {
      const timer = setTimeout(action, Math.max(0, ms));
      return () => clearTimeout(timer);
    },
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  };
}
