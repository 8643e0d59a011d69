import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { ask } from '../cloud/ask.ts';
import type { Person } from '../cloud/world.ts';
import { regionAt, type Scene } from './step.ts';

/** Small, so that some sessions have more than one page. */
const PAGE = 3;

interface Page {
  readonly messages: MeridianEvent[];
  readonly next?: string;
}

/** All messages of a session as a region shows them, page by page; none where it knows no such session. */
export async function shownMessages(
  { cloud, ledger }: Scene,
  where: number,
  { person, sessionId }: { person: Person; sessionId: string },
): Promise<MeridianEvent[]> {
  const region = regionAt({ cloud, ledger }, where);
  const shown: MeridianEvent[] = [];
  let before: string | undefined;
  do {
    const query = { limit: String(PAGE), ...(before !== undefined && { before }) };
    const asked = {
      route: 'GET /v1/sessions/{id}/messages',
      path: { id: sessionId },
      person,
      query,
    } as const;
    before = undefined;
    await ask(cloud, region, asked, ({ statusCode, body }) => {
      if (statusCode === 200) {
        const { messages, next } = JSON.parse(body) as Page;
        shown.push(...messages);
        before = next;
      }
    });
  } while (before !== undefined);
  return shown;
}
