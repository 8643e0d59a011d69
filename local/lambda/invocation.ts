/** What is handed to a function. */
export interface InvocationEvent {
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  /** `Root=1-…;Parent=…;Sampled=1` */
  readonly traceId: string;
}

/** How an invocation ended. */
export interface Invocation {
  readonly requestId: string;
  /** JSON text: what the handler returned, or the error document. */
  readonly payload: string;
  /** Set where the function failed; the payload then holds `errorType` and `errorMessage`. */
  readonly functionError?: 'Unhandled';
  /** Whether the environment was started for it. */
  readonly coldStart: boolean;
  readonly durationMs: number;
}

/** The error document of a function. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
}

/** The document that AWS makes where the environment itself fails, in AWS's words. */
export function environmentError(requestId: string, errorType: string, message: string): string {
  const error: FunctionError = { errorType, errorMessage: `RequestId: ${requestId} Error: ${message}` };
  return JSON.stringify(error);
}
