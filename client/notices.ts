import type { Pushing } from './realtime/pushing.ts';

/** What an application tells the user. */
export interface Notice {
  readonly id: string;
  /** User key of who sent it. */
  readonly from: string;
  readonly title: string;
  readonly body?: string;
  readonly data?: unknown;
  /** RFC 3339 */
  readonly at: string;
}

/** A notice that is sent again, since its sender had no answer, has the same id. */
export function noticesTo({
  hear,
}: Pick<Pushing, 'hear'>): (listener: (notice: Notice) => void) => () => void {
  return (listener) => {
    const known = new Set<string>();
    return hear((heard) => {
      if (heard.kind !== 'notice' || known.has(heard.id)) return;
      known.add(heard.id);
      listener(heard);
    });
  };
}
