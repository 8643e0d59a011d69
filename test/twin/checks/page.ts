import { canonical } from '../../../lambdas/domain/canonical.ts';
import { type Cursor, covers, formatCursor, parseCursor } from '../../../lambdas/domain/cursor.ts';
import type { Answer } from '../../../lambdas/http/answer.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { Region } from '../cloud/region.ts';

interface Page {
  readonly commits: readonly {
    readonly lane: string;
    readonly version: number;
    readonly events: unknown[];
  }[];
  readonly next: string;
  readonly more: boolean;
  readonly complete: boolean;
}

export interface PageAsked {
  readonly sessionId: string;
  readonly cursor: string;
  /** The farthest that the region had shown before the page was asked for. */
  readonly shown: Cursor;
}

/** A page goes on where its cursor stands, without gap or repeat, with what was committed; and knows what it lacks. */
export function expectPage(cloud: Cloud, region: Region, asked: PageAsked, answer: Answer): Page {
  const { truth, court } = cloud;
  const page = JSON.parse(answer.body) as Page;
  const head: Record<string, number> = { ...parseCursor(asked.cursor) };
  for (const { lane, version, events } of page.commits) {
    const last = head[lane] ?? 0;
    court.expect(version === last + 1, 'P5', () => `${region.name} pages from ${lane} ${last} to ${version}`);
    const commit = truth.lane(asked.sessionId, lane)[version - 1];
    const wanted = canonical(commit?.events.map(({ event }) => event) ?? []);
    court.expect(
      canonical(events) === wanted,
      'P5',
      () => `${region.name} pages other events than ${lane} ${version} has`,
    );
    head[lane] = version;
  }
  court.expect(
    page.next === formatCursor(head),
    'P5',
    () => `${region.name} ends a page at ${formatCursor(head)} and gives ${page.next} as the next`,
  );
  const isEnd = page.complete && !page.more;
  court.expect(
    !isEnd || covers(head, asked.shown),
    'P5',
    () => `${region.name} calls ${page.next} complete and has shown ${formatCursor(asked.shown)}`,
  );
  return page;
}
