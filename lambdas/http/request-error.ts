import { type Ids, MeridianError } from '../platform/errors.ts';
import type { ProblemCode } from './problem-codes.ts';

/** One thing wrong with a request. */
export interface Fault {
  /** RFC 6901 pointer into the body; the empty one is the whole of it. */
  readonly pointer: string;
  readonly detail: string;
}

interface Circumstances {
  readonly faults?: readonly Fault[];
  readonly ids?: Ids;
  /** Headers that the answer carries because of this error. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that cannot be granted as it is. The code chooses the status, see `problem-codes.ts`. */
export class RequestError extends MeridianError {
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, message: string, about: Circumstances = {}) {
    super('rejected', code, message, about.ids === undefined ? {} : { ids: about.ids });
    this.name = 'RequestError';
    this.faults = about.faults ?? [];
    this.headers = about.headers ?? {};
  }
}
