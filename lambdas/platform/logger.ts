import { Logger } from '@aws-lambda-powertools/logger';

/** Everything that a log line may say beside its message. Bodies and tokens have no field, and so no way in. */
export interface LogFields {
  readonly requestId?: string;
  readonly userKey?: string;
  readonly sessionId?: string;
  readonly eventId?: string;
  readonly route?: string;
  readonly durationMs?: number;
  readonly outcome?: string;
  readonly errorCode?: string;
  /** Why it was decided so, by the names of the rules. */
  readonly why?: string;
  /** What else was held against it, by digests and figures. */
  readonly considered?: readonly string[];
}

/** Where functions log. A test hands in one that remembers. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields, error?: unknown): void;
  error(message: string, fields?: LogFields, error?: unknown): void;
}

/** JSON lines on standard output; `POWERTOOLS_LOG_LEVEL` chooses the least level, `POWERTOOLS_SERVICE_NAME` the service. */
export function powertoolsLog(): Log {
  const logger = new Logger();
  return {
    debug: (message, fields = {}) => logger.debug(message, { ...fields }),
    info: (message, fields = {}) => logger.info(message, { ...fields }),
    warn: (message, fields = {}, error = undefined) => logger.warn(message, withError(fields, error)),
    error: (message, fields = {}, error = undefined) => logger.error(message, withError(fields, error)),
  };
}

function withError(fields: LogFields, error: unknown): Record<string, unknown> {
  return error === undefined ? { ...fields } : { ...fields, error };
}
