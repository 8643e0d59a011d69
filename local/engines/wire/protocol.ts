import type { AwsError } from '../engine.ts';
import type { WireRequest, WireResponse } from './dual-server.ts';

/** A request taken off the wire, in the service's own terms. */
export interface DecodedCall {
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

/** How one family of services writes calls, answers and errors. */
export interface Protocol {
  /** @throws AwsError where the request is none of the service's */
  decode(request: WireRequest): DecodedCall;
  encode(output: Record<string, unknown>, operation: string): WireResponse;
  encodeError(error: AwsError): WireResponse;
}
