/** Whether an event passes a mapping's filter criteria. */
export type EventFilter = (event: unknown) => boolean;

type Rule = (value: unknown, exists: boolean) => boolean;
type Pattern = Readonly<Record<string, unknown>>;

const MATCHERS: Readonly<Record<string, (operand: unknown) => Rule>> = {
  prefix: (operand) => (value) => typeof value === 'string' && value.startsWith(String(operand)),
  suffix: (operand) => (value) => typeof value === 'string' && value.endsWith(String(operand)),
  'equals-ignore-case': (operand) => (value) =>
    typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase(),
  exists: (operand) => (_, exists) => exists === operand,
  'anything-but': (operand) => (value, exists) => exists && ![operand].flat().includes(value),
  numeric: (operand) => (value) =>
    typeof value === 'number' && comparisonsOf(operand).every((fits) => fits(value)),
};

const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '=': (left, right) => left === right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/**
 * Reads `FilterCriteria`: an event passes if it fits any of the patterns, or if there is none.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 * @throws Error for a rule that is not known here
 */
export function eventFilterOf(criteria: unknown): EventFilter {
  const filters = (criteria as { Filters?: { Pattern: string }[] } | undefined)?.Filters ?? [];
  const patterns = filters.map(({ Pattern }) => matcherOf(JSON.parse(Pattern) as Pattern));
  return (event) => patterns.length === 0 || patterns.some((matches) => matches(event));
}

function matcherOf(pattern: Pattern): EventFilter {
  const members = Object.entries(pattern).map(([name, expected]) => memberOf(name, expected));
  return (event) => members.every((matches) => matches(event));
}

function memberOf(name: string, expected: unknown): EventFilter {
  if (!Array.isArray(expected)) {
    const matches = matcherOf(expected as Pattern);
    return (event) => matches(member(event, name));
  }
  const rules = expected.map(ruleOf);
  return (event) => {
    const value = member(event, name);
    return [value].flat().some((each) => rules.some((fits) => fits(each, value !== undefined)));
  };
}

function ruleOf(expected: unknown): Rule {
  if (typeof expected !== 'object' || expected === null) {
    return (value) => value === expected;
  }
  const [[name = '', operand] = []] = Object.entries(expected);
  const matcher = MATCHERS[name];
  if (matcher === undefined) {
    throw new Error(
      `The filter rule ${JSON.stringify(expected)} is not known here. Known are values and ${Object.keys(MATCHERS).join(', ')}.`,
    );
  }
  return matcher(operand);
}

/** `[">=", 1, "<", 5]` */
function comparisonsOf(operand: unknown): ((value: number) => boolean)[] {
  const parts = operand as (string | number)[];
  return parts.flatMap((part, index) => {
    const compare = COMPARISONS[String(part)];
    return compare ? [(value: number) => compare(value, Number(parts[index + 1]))] : [];
  });
}

function member(event: unknown, name: string): unknown {
  return typeof event === 'object' && event !== null ? (event as Pattern)[name] : undefined;
}
