export type ClientErrorCode =
  /** The outbox holds as many intents, or bytes, as it may. */
  | 'outbox-full'
  /** What was to be sent breaks a limit of the API; nothing was recorded. */
  | 'invalid'
  /** No region answered in time. */
  | 'unreachable'
  /** The API refused; `status` and `problem` say why. */
  | 'refused'
  /** The client was closed. */
  | 'closed';

/** The one error that this library throws. Recognise it by `code`, since bundles may hold two copies of a class. */
export class ClientError extends Error {
  override readonly name = 'MeridianClientError';
  readonly code: ClientErrorCode;
  /** HTTP status of a refusal. */
  readonly status: number | undefined;
  /** Code of the API's problem, such as `not-found`; see docs/api.md. */
  readonly problem: string | undefined;

  constructor(
    code: ClientErrorCode,
    message: string,
    about: { status?: number; problem?: string | undefined } = {},
  ) {
    super(message);
    this.code = code;
    this.status = about.status;
    this.problem = about.problem;
  }
}
