import { canonical } from '../../../lambdas/domain/canonical.ts';
import type { Entry, Read } from '../history.ts';

type Asked = Entry & { readonly seen: Read };

/**
 * Reads whose `ETag` is of no use, or worse: without one nobody can ask whether there is anything else; one that
 * stands for two states, or a 304 that names another than it was asked with, has somebody keep what is old
 * (RFC 9110 §8.8.3, §15.4.5).
 */
export function mistagged(served: readonly Asked[]): string[] {
  const states = new Map<string, string>();
  return served.flatMap(({ seen, status, region }) => {
    const { etag, unless, session } = seen;
    const read = `a read of ${session} in ${region}`;
    if (etag === undefined) return [`${read} came without an ETag`];
    if (status === 304) return strong(etag) === strong(unless) ? [] : [`${read} told ${etag} from ${unless}`];
    const state = stateOf(seen);
    const before = states.get(strong(etag)) ?? state;
    states.set(strong(etag), state);
    return before === state ? [] : [`${etag} stands for ${before} and, with ${read}, for ${state}`];
  });
}

/** On its way a tag may be made weak, and is still the same. */
function strong(etag = ''): string {
  return etag.replace(/^W\//, '');
}

function stateOf({ session, heads = {}, digest }: Read): string {
  return `${session} ${canonical(heads)} ${digest}`;
}
