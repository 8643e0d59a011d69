import { type ValueError, ValueErrorType } from '@sinclair/typebox/errors';
import { Value } from '@sinclair/typebox/value';
import { faultFor } from './fault-for.ts';
import { FaultsSubset } from './fault-schema.ts';
import type { CrashPoint } from './faults.ts';

/** A subset of faults that cannot be put in force. */
export class InvalidFaults extends Error {
  readonly code = 'InvalidFaults';
}

/** What there is to have faults; a misspelt name would be a fault that never strikes. */
export interface KnownNames {
  readonly regions: readonly string[];
  /** Full names, e.g. `meridian-apply`. */
  readonly functions: readonly string[];
  /** Of all services, e.g. `PutRecords`. */
  readonly operations: readonly string[];
  /** Whether a function's role lets it call an operation. */
  mayCall(functionName: string, operation: string): boolean;
}

/**
 * The subset, if all of it can be put in force; names are checked once they are known.
 * @throws InvalidFaults with a sentence
 */
export function validFaults(subset: unknown, known: KnownNames | undefined): FaultsSubset {
  const fault = Value.Errors(FaultsSubset, subset).First();
  if (fault) throw new InvalidFaults(sentence(fault));
  const checked = subset as FaultsSubset;
  checkLags(checked);
  checkPairs(checked);
  if (known) {
    checkRegions(checked, known);
    checkFunctions(checked, known);
    checkOperations(checked, known);
  }
  return checked;
}

function sentence(fault: ValueError): string {
  if (fault.type === ValueErrorType.ObjectAdditionalProperties) {
    return `There is no fault ${fault.path}; docs/local-cloud.md lists those there are.`;
  }
  const allowed = fault.schema.description ?? `an ${fault.schema.type ?? 'other value'}`;
  return `${fault.path || 'The body'} is ${JSON.stringify(fault.value)}; allowed is ${allowed}.`;
}

function checkLags({ replication: { lagMs, links = {} } = {} }: FaultsSubset): void {
  const lags = Object.entries(links).map(([link, lag]) => [`links/${link}`, lag] as const);
  for (const [path, [shortest, longest]] of [['lagMs', lagMs ?? [0, 0]] as const, ...lags]) {
    if (shortest <= longest) continue;
    throw new InvalidFaults(
      `/replication/${path} is [${shortest}, ${longest}]; give the shortest delay first, then the longest.`,
    );
  }
}

/** Nothing is replicated from a region to itself. */
function checkPairs({ replication: { links = {}, partitions = [] } = {} }: FaultsSubset): void {
  const partition = partitions.find(([one, other]) => one === other);
  if (partition !== undefined) {
    throw new InvalidFaults(
      `/replication/partitions: ${JSON.stringify(partition)} is no pair; name two different regions.`,
    );
  }
  const link = Object.keys(links).find((name) => !isLink(name));
  if (link !== undefined) {
    throw new InvalidFaults(
      `/replication/links: "${link}" is no link; name two different regions as in "us-east-1>eu-west-1".`,
    );
  }
}

function isLink(name: string): boolean {
  const [from, to, ...more] = name.split('>');
  return from !== undefined && to !== undefined && more.length === 0 && from !== to;
}

function checkRegions(subset: FaultsSubset, known: KnownNames): void {
  const { regions = {}, clock = {}, replication: { links = {}, partitions = [] } = {} } = subset;
  const named: [path: string, regions: readonly string[]][] = [
    ['regions', Object.keys(regions)],
    ['clock', Object.keys(clock)],
    ['replication/links', Object.keys(links).flatMap((link) => link.split('>'))],
    ['replication/partitions', partitions.flat()],
  ];
  for (const [path, names] of named) {
    const unknown = names.find((name) => !known.regions.includes(name));
    if (unknown !== undefined) throw noSuch('region', path, unknown, known.regions);
  }
}

function checkFunctions({ lambda = {} }: FaultsSubset, { functions }: KnownNames): void {
  for (const [fault, byFunction] of Object.entries(lambda)) {
    const unknown = Object.keys(byFunction).find((name) => !isFunction(name, functions));
    if (unknown !== undefined) throw noSuch('function', `lambda/${fault}`, unknown, ['*', ...functions]);
  }
}

function checkOperations({ lambda = {} }: FaultsSubset, known: KnownNames): void {
  const { crashBefore = {}, crashDuring = {}, crashAfter = {} } = lambda;
  for (const [fault, byFunction] of Object.entries({ crashBefore, crashDuring, crashAfter })) {
    for (const [name, point] of Object.entries(byFunction)) {
      checkOperation(`lambda/${fault}`, name, operationAt(point), known);
    }
  }
}

/** What a function's role does not let it call, it never calls. */
function checkOperation(path: string, name: string, operation: string, known: KnownNames): void {
  const { functions, operations, mayCall } = known;
  if (operation === '*') return;
  if (!operations.includes(operation)) throw noSuch('operation', path, operation, ['*', ...operations]);
  const callers = functions.filter((each) => isFunction(name, [each]));
  const callable = operations.filter((each) => callers.some((caller) => mayCall(caller, each)));
  if (callable.includes(operation)) return;
  const may = ['*', ...callable].join(', ');
  throw new InvalidFaults(`/${path}: the role of "${name}" allows no ${operation}; give one of ${may}.`);
}

function operationAt(point: CrashPoint): string {
  return typeof point === 'string' ? point : point.operation;
}

function isFunction(name: string, functions: readonly string[]): boolean {
  return functions.some((each) => faultFor({ [name]: true }, each) === true);
}

function noSuch(what: string, path: string, name: string, known: readonly string[]): InvalidFaults {
  return new InvalidFaults(`/${path}: there is no ${what} "${name}"; there are ${known.join(', ')}.`);
}
