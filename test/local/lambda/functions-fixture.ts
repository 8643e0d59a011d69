import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Principal } from '../../../local/engines/engine.ts';
import { createKeyRing, type KeyRing } from '../../../local/engines/wire/access-keys.ts';
import { createFaultBoard, type WritableFaultBoard } from '../../../local/faults/fault-board.ts';
import type { FunctionSpec } from '../../../local/lambda/function-spec.ts';
import { createFunctions, type Functions } from '../../../local/lambda/functions.ts';
import type { LogLine } from '../../../local/lambda/log-line.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

export const REGION = 'eu-west-1';

export interface FunctionsFixture {
  readonly functions: Functions;
  readonly faults: WritableFaultBoard;
  readonly lines: LogLine[];
  readonly keys: KeyRing;
  /** Principals of all keys issued so far. */
  readonly principals: Principal[];
  /** Invokes and parses what came back. */
  invoke(name: string, payload?: unknown): Promise<{ functionError?: string; payload: unknown }>;
}

const running: Functions[] = [];

/** Ends the environments of every fixture made so far. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((functions) => functions.stop()));
}

/** Writes a bundle with one handler into a folder of its own and describes the function. */
export function functionOf(name: string, source: string, settings: Partial<FunctionSpec> = {}): FunctionSpec {
  const folder = temporaryFolder(name);
  writeFileSync(path.join(folder, 'index.mjs'), source);
  return {
    name,
    arn: `arn:aws:lambda:${REGION}:111111111111:function:${name}`,
    region: REGION,
    roleArn: `arn:aws:iam::111111111111:role/${name}`,
    folder,
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    timeoutMs: 5_000,
    memoryMb: 256,
    environment: {},
    isAtEdge: false,
    isFed: false,
    reservedConcurrency: undefined,
    ...settings,
  };
}

/**
 * Functions with everything around them; end them with `stopAll`. One environment each, unless told otherwise: on a
 * busy machine an event may find the only one not yet back from the event before, and start another.
 */
export function functionsOf(specs: FunctionSpec[], maxEnvironments = 1, idleSeconds = 60): FunctionsFixture {
  const faults = createFaultBoard();
  const lines: LogLine[] = [];
  const keys = createKeyRing();
  const principals: Principal[] = [];
  const functions = createFunctions({
    functions: specs,
    runtimeEnvironment: () => ({ AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:1' }),
    keys: {
      issue: (principal) => {
        principals.push(principal);
        return keys.issue(principal);
      },
      revoke: keys.revoke,
    },
    faults,
    log: (line) => lines.push(line),
    maxEnvironments,
    idleSeconds,
  });
  running.push(functions);
  const invoke = async (name: string, payload: unknown = {}) => {
    const result = await functions.invoke(name, REGION, JSON.stringify(payload));
    return { ...result, payload: JSON.parse(result.payload) as unknown };
  };
  return { functions, faults, lines, keys, principals, invoke };
}
