import type { CloudResource } from '../engines/engine.ts';

/** A function as the templates describe it. */
export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly roleArn: string;
  /** Folder that holds the bundle. */
  readonly folder: string;
  /** `index.handler` */
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether CloudFront runs it near viewers: no region's darkness is its own. */
  readonly isAtEdge: boolean;
  /** Whether queues or streams feed it. */
  readonly isFed: boolean;
  /** Invocations at once that AWS would allow; undefined without a reservation. */
  readonly reservedConcurrency: number | undefined;
}

/** Reads an `AWS::Lambda::Function`; what the template leaves out has AWS's default. */
export function functionSpecOf(
  resource: CloudResource,
  folder: string,
  { isAtEdge = false, isFed = false } = {},
): FunctionSpec {
  const { properties, physicalName, region, accountId } = resource;
  const variables = (properties.Environment as { Variables?: Record<string, unknown> } | undefined)
    ?.Variables;
  return {
    name: physicalName,
    arn: `arn:aws:lambda:${region}:${accountId}:function:${physicalName}`,
    region,
    roleArn: String(properties.Role),
    folder,
    handler: String(properties.Handler),
    runtime: String(properties.Runtime),
    timeoutMs: Number(properties.Timeout ?? 3) * 1_000,
    memoryMb: Number(properties.MemorySize ?? 128),
    environment: mapToText(variables ?? {}),
    isAtEdge,
    isFed,
    reservedConcurrency: optionalNumber(properties.ReservedConcurrentExecutions),
  };
}

/** `arn:aws:lambda:…:function:apply:live`, `apply:live` or `apply` → `apply` */
export function functionNameOf(arnOrName: string): string {
  const name = arnOrName.startsWith('arn:') ? arnOrName.split(':')[6] : arnOrName.split(':')[0];
  return name ?? arnOrName;
}

function mapToText(variables: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}

function optionalNumber(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}
