import { REGION_HEADER } from '../lambdas/contract/routing.ts';
import { ClientError } from './client-error.ts';
import type { Ports } from './ports.ts';
import type { Route } from './region-choice.ts';

/** A request as the client thinks of it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long one attempt may take. */
  readonly timeoutMs?: number;
}

/** An answer, read to its end. */
export interface Exchanged {
  readonly status: number;
  readonly text: string;
  header(name: string): string | null;
}

export interface Addresses {
  /** Base address of the edge, without a trailing slash. */
  readonly edge: string;
  /** Region → its own base address; a region that is not named is reached through the edge, by its pin. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

type World = Pick<Ports, 'fetch' | 'after'>;

/** One request and its whole answer within the time allowed, by whichever way. Rejects where there is none. */
export function exchange(
  addresses: Addresses,
  world: World,
  { pin }: Route,
  call: Call,
  token: string,
): Promise<Exchanged> {
  const own = pin === undefined ? undefined : addresses.endpoints[pin];
  const headers = {
    ...addresses.headers,
    ...call.headers,
    authorization: `Bearer ${token}`,
    ...(call.body !== undefined && { 'content-type': 'application/json' }),
    ...(pin !== undefined && own === undefined && { [REGION_HEADER]: pin }),
  };
  const init = { method: call.method, headers, ...(call.body !== undefined && { body: call.body }) };
  return within(world, call.timeoutMs ?? addresses.timeoutMs, async (signal) => {
    const answer = await world.fetch(`${own ?? addresses.edge}${call.path}`, { ...init, signal });
    const text = await answer.text();
    return { status: answer.status, text, header: (name) => answer.headers.get(name) };
  });
}

/**
 * Rejects when the time is up, even where the work does not heed its signal.
 * @throws ClientError `unreachable`, and whatever the work throws
 */
export async function within<T>(
  { after }: Pick<Ports, 'after'>,
  allowedMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  why = `No answer within ${allowedMs} ms.`,
): Promise<T> {
  const aborting = new AbortController();
  let inTime: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    inTime = after(allowedMs, () => {
      reject(new ClientError('unreachable', why));
      aborting.abort();
    });
  });
  try {
    return await Promise.race([work(aborting.signal), late]);
  } finally {
    inTime();
  }
}
