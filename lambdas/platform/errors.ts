/**
 * What becomes of a failed attempt. `rejected`: the rules say no, the caller is told. `conflict`: somebody was
 * faster, try again. `broken`: a dependency or the code failed, redelivery may mend it.
 */
export type Fate = 'rejected' | 'conflict' | 'broken';

/** Whom and what an error is about. */
export interface Ids {
  readonly requestId?: string;
  readonly userKey?: string;
  readonly sessionId?: string;
  readonly eventId?: string;
}

interface Circumstances {
  readonly ids?: Ids;
  readonly cause?: unknown;
}

/** The base of every error that Meridian throws on purpose. */
export class MeridianError extends Error {
  readonly code: string;
  readonly fate: Fate;
  readonly ids: Ids;

  constructor(fate: Fate, code: string, message: string, about: Circumstances = {}) {
    super(message, 'cause' in about ? { cause: about.cause } : undefined);
    this.name = 'MeridianError';
    this.code = code;
    this.fate = fate;
    this.ids = about.ids ?? {};
  }
}

/** The rules say no. */
export function rejected(code: string, message: string, about?: Circumstances): MeridianError {
  return new MeridianError('rejected', code, message, about);
}

/** Somebody was faster. */
export function conflict(code: string, message: string, about?: Circumstances): MeridianError {
  return new MeridianError('conflict', code, message, about);
}

/** Something that should work does not. */
export function broken(code: string, message: string, about?: Circumstances): MeridianError {
  return new MeridianError('broken', code, message, about);
}

/** Whether an error is ours. By its shape: `instanceof` fails between two bundles that each hold the class. */
export function isMeridianError(error: unknown): error is MeridianError {
  return error instanceof Error && 'fate' in error && 'code' in error && 'ids' in error;
}
