import { type Signal, signal } from '@preact/signals';
import type { Session, SessionEvent } from '../../../client/index.ts';
import type { ShownMessage } from '../../../lambdas/domain/modification.ts';
import { cut, type Thread, withEvent, withHistory } from './thread.ts';

const PAGE = 30;
/** What a tab that is open for days holds; what was said before is in the history. */
const MOST_LINES = 1_000;

/** Fills a thread with what is said, and with pages of what was said before, of each of which it tells. */
export function historyOf(
  session: Session,
  thread: Signal<Thread>,
  onPage: (messages: readonly ShownMessage[]) => void,
) {
  const hasEarlier = signal(false);
  let next: string | undefined;
  return {
    hasEarlier,
    next: () => next,
    take(event: SessionEvent): void {
      const { thread: left, below } = cut(withEvent(thread.peek(), event), MOST_LINES);
      thread.value = left;
      if (below === undefined) return;
      next = below;
      hasEarlier.value = true;
    },
    async load(before: string | undefined): Promise<void> {
      const page = await session
        .history({ limit: PAGE, ...(before !== undefined && { before }) })
        .catch(() => undefined);
      // Unreachable: the button stays for another try.
      if (page === undefined) return;
      thread.value = withHistory(thread.peek(), page.messages);
      onPage(page.messages);
      next = page.next;
      hasEarlier.value = next !== undefined;
    },
  };
}
