import type { FunctionError } from './invocation.ts';

/** Six MiB and a little, as Lambda counts it. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_RESPONSE_BYTES = 6_291_556;

/** The error document that takes the place of a response that Lambda does not carry; undefined for one that it does. */
export function responseFault(payload: string): string | undefined {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= MAX_RESPONSE_BYTES) return undefined;
  const error: FunctionError = {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`,
  };
  return JSON.stringify(error);
}
