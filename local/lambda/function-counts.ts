/** What a function did since the start. */
export interface FunctionCounts {
  readonly functionName: string;
  readonly region: string;
  readonly environments: number;
  readonly inFlight: number;
  readonly invocations: number;
  readonly errors: number;
  readonly coldStarts: number;
  readonly throttles: number;
}
