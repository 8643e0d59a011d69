import { AwsError } from '../engine.ts';

interface DynaliteError {
  readonly statusCode: number;
  readonly body: { readonly __type: string; readonly message?: string; readonly Message?: string };
}

/** dynalite's error in the form that every engine throws; anything that is no answer of the service stays as it is. */
export function toAwsError(error: unknown): unknown {
  if (!isDynaliteError(error)) return error;
  const { __type, message, Message } = error.body;
  return new AwsError(__type.slice(__type.indexOf('#') + 1), message ?? Message ?? '', error.statusCode);
}

function isDynaliteError(error: unknown): error is DynaliteError {
  return error instanceof Error && 'statusCode' in error && 'body' in error;
}
