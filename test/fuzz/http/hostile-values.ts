import fc from 'fast-check';

/** Characters that parsers, paths, headers and stores stumble over. */
const AWKWARD = [
  '\u0000',
  '\ud800',
  '\udfff',
  '\ufffe',
  '\u2028',
  '😀',
  '/',
  '%2F',
  '%',
  '..',
  '#',
  '$',
  '"',
  '\\',
  "'",
  '<',
  ',',
  ';',
  '=',
  '\r\n',
  ' ',
  '{',
  'a',
  '0',
];

/** Texts for a path, a header or a query. */
export const hostileText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...AWKWARD), maxLength: 20 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '__proto__', 'constructor', 'null', '-1', '0', '1e3', '0x10', 'NaN', '9'.repeat(400)),
  fc.integer({ min: 200, max: 9_000 }).map((length) => 'x'.repeat(length)),
);

/** JSON texts that are refused or that are odd, most of which no JSON library would write. */
const hostileJson = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    '[]',
    '"a"',
    '0',
    '1e999',
    '-0',
    '{"a":1e999}',
    '{"a":1,"a":2}',
    '{"__proto__":{"a":1}}',
    '{"a":{"__proto__":1}}',
    '{"constructor":{"prototype":{"a":1}}}',
    '{"a":"\\ud800"}',
    '{"\\udc00":1}',
    '\ufeff{"a":1}',
    '{"a":1}\u0000',
    '{"a":01}',
    "{'a':1}",
    '{"toString":1,"hasOwnProperty":2,"toJSON":3,"then":4}',
  ),
  fc.integer({ min: 20, max: 12_000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  fc.integer({ min: 20, max: 30_000 }).map((depth) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`),
  fc.integer({ min: 60_000, max: 70_000 }).map((length) => `{"a":"${'é'.repeat(length / 2)}"}`),
  fc.integer({ min: 1, max: 6_000 }).map((names) => `{${'"a":0,'.repeat(names)}"b":0}`),
  fc.string({ unit: fc.constantFrom(...'{}[]":,0e-.\\u tfn'), maxLength: 30 }),
);

const hostileMember = fc.oneof(
  fc.constantFrom<unknown>(null, [], {}, '', 0, -1, 1.5, true, Number.MAX_SAFE_INTEGER + 1, '\ud800', [[[]]]),
  hostileText,
);

/** Bodies near a valid one: a member changed, taken away or added, the text cut off, or bytes that are no UTF-8. */
export function spoilt(value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const place = fc.nat();
  const near = fc
    .tuple(value, place, hostileMember, fc.constantFrom<Spoil>(...SPOILS))
    .map(([any, at, member, spoil]) => JSON.stringify(spoil(copyOf(any), at, member)) ?? '');
  const cut = fc.tuple(value, place).map(([any, at]) => {
    const text = JSON.stringify(any);
    return text.slice(0, at % (text.length + 1));
  });
  return fc.oneof(
    { arbitrary: near, weight: 5 },
    { arbitrary: cut, weight: 1 },
    { arbitrary: hostileJson, weight: 3 },
  );
}

type Spoil = (value: unknown, at: number, member: unknown) => unknown;

const SPOILS: readonly Spoil[] = [
  (value, at, member) => changed(value, at, (holder, name) => Object.assign(holder, { [name]: member })),
  (value, at) => changed(value, at, (holder, name) => Reflect.deleteProperty(holder, name)),
  (value, at, member) => changed(value, at, (holder) => Object.assign(holder, { stranger: member })),
  (value) => [value],
  (_value, _at, member) => member,
];

/** Changes one member, anywhere in a value. */
function changed(value: unknown, at: number, change: (holder: object, name: string) => unknown): unknown {
  const places = placesIn(value);
  const place = places[at % Math.max(1, places.length)];
  if (place !== undefined) {
    change(...place);
  }
  return value;
}

function placesIn(value: unknown): [holder: object, name: string][] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, child]) => [
    [value, name] as [object, string],
    ...placesIn(child),
  ]);
}

function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
