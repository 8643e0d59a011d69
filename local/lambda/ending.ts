/** Why an execution environment ended. */
export type Ending =
  | { readonly kind: 'exit'; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: 'timeout'; readonly limitMs: number }
  | { readonly kind: 'init-error' }
  | { readonly kind: 'memory'; readonly usedMb: number; readonly limitMb: number }
  /** A fault, a region that went down, a stop, or nothing left to do. */
  | { readonly kind: 'killed' };

/** AWS's words for it. https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
export function describeExit(ending: Ending): { errorType: string; message: string } {
  switch (ending.kind) {
    case 'timeout':
      return {
        errorType: 'Sandbox.Timedout',
        message: `Task timed out after ${(ending.limitMs / 1_000).toFixed(2)} seconds`,
      };
    case 'memory':
    case 'killed':
      return { errorType: 'Runtime.ExitError', message: 'Runtime exited with error: signal: killed' };
    case 'init-error':
      return { errorType: 'Runtime.ExitError', message: 'Runtime exited with error: exit status 1' };
    case 'exit':
      return { errorType: 'Runtime.ExitError', message: describeCode(ending.code, ending.signal) };
  }
}

function describeCode(code: number | null, signal: string | null): string {
  if (signal !== null) {
    return `Runtime exited with error: signal: ${signal === 'SIGKILL' ? 'killed' : signal.toLowerCase()}`;
  }
  return code === 0
    ? 'Runtime exited without providing a reason'
    : `Runtime exited with error: exit status ${code}`;
}
