import { signal } from '@preact/signals';

const said = signal('');
let last = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;
/** Screen readers read on as they are told; more often than this nobody can follow. */
const APART_MS = 2_500;

/** Says something to people who do not see the page; of what comes in quick succession, the last. */
export function announce(text: string): void {
  clearTimeout(waiting);
  const waitMs = Math.max(0, last + APART_MS - Date.now());
  waiting = setTimeout(() => {
    last = Date.now();
    said.value = text;
  }, waitMs);
}

/** Where it is said. Once in the page. */
export function Announcer() {
  return (
    <p class="unseen" role="status" aria-live="polite">
      {said.value}
    </p>
  );
}
