import type { Fetch } from '../../client/ports.ts';

/** One attempt of a client's request, as it went over the wire. */
export interface Attempt {
  readonly beganMs: number;
  readonly tookMs: number;
  /** 0 where there was no answer. */
  readonly status: number;
  /** Region that answered, as the edge tells. */
  readonly region: string | undefined;
  /** The beginning of an answer that says that something is broken. */
  readonly complaint?: string;
  /** Event ids that it carried. */
  readonly eventIds: readonly string[];
}

const COMPLAINT = 300;

/** `fetch` that notes every attempt of one device. */
export function talliedFetch(attempts: Attempt[]): Fetch {
  return async (url, init) => {
    const beganMs = performance.now();
    const eventIds = idsIn(init.body);
    const note = (status: number, region: string | undefined, complaint?: string) => {
      const about = { beganMs, tookMs: performance.now() - beganMs, status, region, eventIds };
      attempts.push({ ...about, ...(complaint !== undefined && { complaint }) });
    };
    try {
      const answer = await fetch(url, init);
      const complaint = answer.status >= 500 ? (await answer.clone().text()).slice(0, COMPLAINT) : undefined;
      note(answer.status, answer.headers.get('x-local-origin') ?? undefined, complaint);
      return answer;
    } catch (error) {
      note(0, undefined);
      throw error;
    }
  };
}

/** Ids that were sent more than once, over all attempts. */
export function sentAgain(attempts: readonly Attempt[]): number {
  const sent = new Set<string>();
  const again = new Set<string>();
  for (const id of attempts.flatMap(({ eventIds }) => eventIds)) {
    if (sent.has(id)) again.add(id);
    sent.add(id);
  }
  return again.size;
}

/** No answer, or one that says that something is broken. A read that is told to wait on is none of it. */
export function isError({ status }: Attempt): boolean {
  return status === 0 || (status >= 500 && status !== 504);
}

function idsIn(body: string | undefined): string[] {
  if (body === undefined) return [];
  const { commands = [] } = JSON.parse(body) as { commands?: { eventId: string }[] };
  return commands.map(({ eventId }) => eventId);
}
