/** What of a browser's `EventSource` it takes. */
export interface Stream {
  readonly readyState: number;
  addEventListener(kind: string, hear: (event: { readonly data?: unknown }) => void): void;
}

/** By kind of event. */
type Listeners = Readonly<Record<string, (detail: never) => void>>;

const CLOSED = 2;
/** As long as a browser waits by itself. */
const AGAIN_MS = 3_000;

/** Hears what the console at an address streams, for as long as the page is open; `problem` says why nothing is heard. */
export function listen(
  console: string,
  problem: { value: string | undefined },
  listeners: Listeners,
  streamAt: (url: string) => Stream,
): void {
  const stream = streamAt(`${console}/_local/stream?kinds=${Object.keys(listeners).join(',')}`);
  for (const [kind, hear] of Object.entries(listeners)) {
    stream.addEventListener(kind, ({ data }) => hear(JSON.parse(String(data)) as never));
  }
  stream.addEventListener('open', () => {
    problem.value = undefined;
  });
  stream.addEventListener('error', () => {
    problem.value = `Nothing is heard from ${console}. If "npm start" was stopped, start it again; the page goes on by itself.`;
    // A browser comes back to a connection that broke, but not to a cloud that answers 503 while it starts.
    if (stream.readyState === CLOSED)
      setTimeout(() => listen(console, problem, listeners, streamAt), AGAIN_MS);
  });
}
