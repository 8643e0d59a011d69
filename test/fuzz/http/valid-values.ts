import fc from 'fast-check';
import { referred, type Schema } from './described.ts';

/** Longer ones are for the hostile side. */
const LONGEST = 40;
const MOST_ITEMS = 4;

/** Any JSON value that may be kept: no halves of surrogate pairs, and not so deep that it would be refused. */
const text = fc.string({ unit: 'binary', maxLength: LONGEST }).filter((any) => any !== '__proto__');
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e21, 5e-324),
    text,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(text, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** Values that obey a schema of the description. */
export function valid(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    return valid(referred(schema.$ref) as Schema);
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) {
    return fc.oneof(...choices.map(valid));
  }
  return 'const' in schema ? fc.constant(schema.const) : validOfType(schema);
}

function validOfType(schema: Schema): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'string':
      return validText(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000 });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return validArray(schema);
    case 'object':
      return validObject(schema);
    default:
      return json;
  }
}

function validText({ pattern, minLength = 0, maxLength = LONGEST }: Schema): fc.Arbitrary<string> {
  if (pattern !== undefined) {
    const allowed = new RegExp(pattern);
    // fast-check makes texts of a pattern, but none of one that looks ahead.
    const plain = new RegExp(pattern.replace(/\(\?[=!][^)]*\)/g, ''));
    return fc.stringMatching(plain).filter((any) => allowed.test(any));
  }
  // A character may be two of the units that the schema counts.
  const most = Math.max(minLength, Math.floor(Math.min(maxLength, LONGEST) / 2));
  return fc.string({ unit: 'binary', minLength, maxLength: most });
}

function validArray({ items = {}, minItems = 0, maxItems = MOST_ITEMS }: Schema): fc.Arbitrary<unknown> {
  return fc.array(valid(items), { minLength: minItems, maxLength: Math.min(maxItems, MOST_ITEMS) });
}

function validObject({
  properties = {},
  required = [],
  additionalProperties,
}: Schema): fc.Arbitrary<unknown> {
  if (additionalProperties !== false && Object.keys(properties).length === 0) {
    return fc.dictionary(text, json, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
  }
  const members = Object.entries(properties).map(([name, schema]) => [name, valid(schema)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required], noNullPrototype: true });
}
