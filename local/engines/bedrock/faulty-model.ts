import type { FaultBoard } from '../../faults/faults.ts';
import { AwsError } from '../engine.ts';

/** What a fault does to one streamed answer, decided when it begins. */
export interface StreamFault {
  readonly kind: 'exception' | 'end' | 'reset' | 'torn';
  /** How much of the answer comes before it, from 0 to 1. */
  readonly after: number;
}

// Bedrock's error types carry where they come from.
const NAMESPACE = ':http://internal.amazon.com/coral/com.amazon.bedrock/';
const CUTS = ['end', 'reset', 'torn'] as const;

/** @throws AwsError where the faults in force refuse the call */
export function requireModelUp(faults: FaultBoard, region: string): void {
  const { throttle, notReady, unavailable } = faults.current.bedrock;
  if (faults.strikes('modelThrottled', region, throttle)) throw throttling('requests');
  if (faults.strikes('modelNotReady', region, notReady)) {
    const message = 'Model is not ready for inference. Wait and try your request again.';
    throw new AwsError('ModelNotReadyException', message, 429);
  }
  if (faults.strikes('modelUnavailable', region, unavailable)) {
    throw new AwsError('ServiceUnavailableException', 'The service is temporarily unavailable.', 503);
  }
}

/** Bedrock's refusal of a call for which a quota has no room. */
export function throttling(exceeded: 'requests' | 'tokens' | 'tokens-per-day'): AwsError {
  const what = exceeded === 'tokens-per-day' ? 'tokens per day' : exceeded;
  const message = `Too many ${what}, please wait before trying again.`;
  return new AwsError(`ThrottlingException${NAMESPACE}`, message, 429);
}

/** What becomes of the stream that begins now; undefined where nothing does. */
export function streamFault(faults: FaultBoard, region: string): StreamFault | undefined {
  const { midStreamError, cut } = faults.current.bedrock;
  const after = () => faults.draw(`stream cut after ${region}`);
  if (faults.strikes('midStreamError', region, midStreamError)) return { kind: 'exception', after: after() };
  if (!faults.strikes('streamCut', region, cut)) return undefined;
  const kind = CUTS[Math.floor(faults.draw(`stream cut ${region}`) * CUTS.length)] ?? 'end';
  return { kind, after: after() };
}
