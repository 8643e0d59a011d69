import { FormatRegistry, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Answer } from '../../../lambdas/http/answer.ts';
import { instantOf } from '../../../lambdas/read/instant.ts';
import { type Operation, referred } from './described.ts';

FormatRegistry.Set('date-time', (text) => instantOf(text) !== undefined);

const closedOnes = new Map<string, TSchema>();

/** What an answer has that its operation's description does not say, in sentences. */
export function undescribed(operation: Operation, method: string, answer: Answer): string[] {
  const described = operation.responses[answer.statusCode];
  if (described === undefined) {
    return [`${operation.routeKey} does not describe ${answer.statusCode}: ${answer.body}`];
  }
  if (described.content === undefined || method === 'HEAD') {
    return method === 'HEAD' && answer.body !== '' ? ['a HEAD has a body'] : [];
  }
  const { $ref } = described.content[answer.headers['content-type'] ?? '']?.schema ?? {};
  if ($ref === undefined) {
    return [`${answer.statusCode} is ${answer.headers['content-type']}, which is not described`];
  }
  const errors = [...Value.Errors(closed($ref), JSON.parse(answer.body))];
  return errors.map(({ path, message }) => `${$ref} ${path}: ${message}`);
}

/** A schema that takes no member beyond those that it names, so that an answer with more is found. */
function closed($ref: string): TSchema {
  const known = closedOnes.get($ref) ?? (closedIn(referred($ref)) as TSchema);
  closedOnes.set($ref, known);
  return known;
}

function closedIn(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(closedIn);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  // TypeBox tells its kinds by symbols, which only a spread takes along.
  const members = Object.entries(schema).map(([name, member]) => [name, closedIn(member)]);
  const isObject = 'properties' in schema;
  return { ...schema, ...Object.fromEntries(members), ...(isObject && { additionalProperties: false }) };
}
