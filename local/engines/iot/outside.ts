import type { Backplane } from '../engine.ts';

/** What the broker needs of the rest of the local cloud. */
export interface Outside {
  /**
   * Invokes a function for one of IoT's own resources and gives what it answered.
   * @throws AwsError where the function's permissions do not let that resource in, or it cannot be invoked
   */
  invoke(call: FunctionCall): Promise<FunctionAnswer>;
  readonly backplane: Backplane;
  /** Says something that a person should know about a device, an authorizer or a rule. */
  say(region: string, about: string, text: string): void;
}

export interface FunctionCall {
  readonly functionArn: string;
  readonly region: string;
  /** ARN of the authorizer or the rule. */
  readonly sourceArn: string;
  /** JSON text. */
  readonly payload: string;
  /** Aborted once nobody waits for the answer: a call that has not begun by then never does. */
  readonly unheard?: AbortSignal;
}

export interface FunctionAnswer {
  /** JSON text. */
  readonly payload: string;
  readonly functionError?: string;
}
