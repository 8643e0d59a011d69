import { readFileSync } from 'node:fs';
import type { TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Accepted } from '../../lambdas/contract/answers.ts';
import { CompletionStatus } from '../../lambdas/contract/completion-status.ts';
import { CompletionBody, CompletionFinished, Provenance } from '../../lambdas/contract/completions.ts';
import { WHYS } from '../../lambdas/domain/cache/decision.ts';

const api = sectionOf('docs/api.md', 'Completions');
const { properties: finished } = CompletionFinished;

/** What a table of the page is about → what the contract has. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '`status`': CompletionStatus.anyOf.map(({ properties }) => properties.status.const),
  '`how.cache`': literalsOf(Provenance.properties.cache),
  '`how.route`': literalsOf(Provenance.properties.route),
  '`how.why`': WHYS,
  '`stopReason`': finished.stopReason.examples as string[],
  '`code` of `failed`': failureCodes(),
};

test.each(Object.entries(VALUES))('the page has every value of %s, and no other', (head, values) => {
  expect(valuesIn(api, head).sort()).toEqual([...values].sort());
});

test('the client’s page has every status, too', () => {
  const client = sectionOf('client/README.md', 'The assistant');
  expect(valuesIn(client, '`status`').sort()).toEqual([...(VALUES['`status`'] ?? [])].sort());
});

test('the example is one', () => {
  const examples = [...api.matchAll(/^```json\n(.*?)^```/gms)].map(([, json = '']) => JSON.parse(json));
  expect(examples.map((example) => example.status)).toEqual([
    undefined,
    'accepted',
    'queued',
    'streaming',
    'finished',
  ]);
  for (const example of examples) {
    expect([...Value.Errors(schemaOf(example), example)]).toEqual([]);
  }
});

function schemaOf(example: Readonly<Record<string, unknown>>): TSchema {
  if ('message' in example) return CompletionBody;
  if ('eventId' in example) return Accepted;
  const status = CompletionStatus.anyOf.find(
    ({ properties }) => properties.status.const === example.status,
  ) as TSchema;
  return { ...status, additionalProperties: false };
}

/** From a heading to the next of its kind. */
function sectionOf(file: string, heading: string): string {
  const sections = readFileSync(file, 'utf8').split(/^## /m);
  return sections.find((section) => section.startsWith(heading)) ?? '';
}

/** The words in code type of a table's first column. */
function valuesIn(section: string, head: string): string[] {
  const tables = section.split('\n\n').filter((part) => part.startsWith('|'));
  const table = tables.find((rows) => cellsOf(rows)[0] === head) ?? '';
  return cellsOf(table)
    .slice(2)
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, value]) => value ?? ''));
}

/** First cells of a table's rows. */
function cellsOf(table: string): string[] {
  return table
    .trim()
    .split('\n')
    .map((row) => row.split('|')[1]?.trim() ?? '');
}

function literalsOf({ anyOf }: { readonly anyOf: readonly { readonly const: string }[] }): string[] {
  return anyOf.map((literal) => literal.const);
}

function failureCodes(): string[] {
  return CompletionStatus.anyOf.flatMap(({ properties }) =>
    'code' in properties ? (properties.code.examples as string[]) : [],
  );
}
