import type { Answered } from './sign-in.ts';

/** What of a browser it takes. */
export interface Tab {
  /** The whole address. */
  readonly href: string;
  readonly storage: Pick<Storage, 'getItem' | 'removeItem'>;
  /** Changes the address without loading anything. */
  rewrite(path: string): void;
}

/** Where the tab keeps what an answer is held against. */
export const PENDING_KEY = 'meridian-sign-in';

/**
 * What an issuer has answered, if the page was opened by its redirect. Takes it out of the address at once, so that
 * no history, bookmark or copied link has it, and forgets what was kept, so that it counts once.
 */
export function answeredIn({ href, storage, rewrite }: Tab): Answered | undefined {
  const { pathname, searchParams } = new URL(href);
  if (!searchParams.has('state') || !(searchParams.has('code') || searchParams.has('error')))
    return undefined;
  const kept = storage.getItem(PENDING_KEY);
  storage.removeItem(PENDING_KEY);
  rewrite(`${pathname}${hashOf(kept)}`);
  return { parameters: searchParams, kept };
}

function hashOf(kept: string | null): string {
  try {
    const { hash } = JSON.parse(kept ?? '{}') as { hash?: unknown };
    return typeof hash === 'string' && hash.startsWith('#') ? hash : '';
  } catch {
    return '';
  }
}
