import { Value } from '@sinclair/typebox/value';
import { ANSWERS } from '../../../lambdas/contract/answers.ts';
import { BatchCommands } from '../../../lambdas/contract/commands.ts';
import { problemOf } from '../../../lambdas/http/problem.ts';
import { openApi } from '../../../lambdas/read/openapi.ts';

interface Operation {
  readonly parameters: readonly { name: string; schema: object }[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, { headers?: object; content?: Record<string, unknown> }>>;
}

const { paths, components } = JSON.parse(JSON.stringify(openApi()));
const at = (method: string, path: string): Operation => paths[path][method];
const refusals = (operation: Operation) =>
  Object.keys(operation.responses).filter((status) => !status.startsWith('2'));
const headersOf = (operation: Operation, status: number) =>
  Object.keys(operation.responses[status]?.headers ?? {});
const mediaOf = (operation: Operation, status: number) =>
  Object.keys(operation.responses[status]?.content ?? {});

const PROFILE = '/v1/sessions/{id}/profile';
const MEMBER = '/v1/sessions/{id}/members/{subject}';

describe('the refusals of a route', () => {
  it.each([
    ['post', '/v1/sessions', '400 401 403 413 415 429 500 503'],
    ['patch', PROFILE, '400 401 403 404 413 415 422 429 500 503'],
    ['put', MEMBER, '400 401 403 404 413 415 422 429 500 503'],
    ['delete', MEMBER, '400 401 403 404 422 429 500 503'],
    ['post', '/v1/batch', '400 401 403 413 415 429 500 503'],
    ['get', PROFILE, '304 400 401 403 404 409 429 500 503 504'],
    ['get', '/v1/sessions/{id}/events', '400 401 403 404 410 429 500 503'],
    ['get', '/v1/health', '429 500 503'],
  ])('of %s %s are those that it can meet', (method, path, expected) => {
    expect(refusals(at(method, path)).join(' ')).toBe(expected);
  });

  it('are problems where Meridian answers, and messages where the gateway does', () => {
    const patch = at('patch', PROFILE);
    expect(mediaOf(patch, 401)).toEqual(['application/json']);
    expect(mediaOf(patch, 429)).toEqual(['application/problem+json', 'application/json']);
    expect(mediaOf(patch, 404)).toEqual(['application/problem+json']);
    expect(mediaOf(patch, 503)).toEqual(['application/problem+json', 'application/json']);
    expect(mediaOf(at('get', PROFILE), 304)).toEqual([]);
  });

  it('are problems as they are really made, with the event id to send again', () => {
    const problem = problemOf({ ids: { eventId: '01234567-89ab-7abc-bfff-ffffffffffff' } }, 'r');
    expect(problem.eventId).toBeDefined();
    expect([...Value.Errors({ ...ANSWERS.Problem, additionalProperties: false }, problem)]).toEqual([]);
  });
});

it('names the headers that answers carry', () => {
  expect(headersOf(at('patch', PROFILE), 202)).toEqual(['Location', 'Retry-After']);
  expect(headersOf(at('get', PROFILE), 200)).toEqual(['ETag', 'Meridian-Clock']);
  expect(headersOf(at('get', PROFILE), 504)).toEqual(['Retry-After']);
  expect(headersOf(at('patch', PROFILE), 415)).toContain('Accept-Patch');
});

it('tells which bodies may be left out', () => {
  expect(at('patch', PROFILE).requestBody?.required).toBe(true);
  expect(at('post', '/v1/batch').requestBody?.required).toBe(true);
  expect(at('post', '/v1/sessions').requestBody?.required).toBe(false);
  expect(at('delete', MEMBER).requestBody).toBeUndefined();
});

it('bounds the limit of a page', () => {
  const limit = at('get', '/v1/sessions/{id}/events').parameters.find(({ name }) => name === 'limit');
  expect(limit?.schema).toEqual({ type: 'integer', minimum: 1, maximum: 1_000, default: 100 });
});

it('tells the commands of a batch apart by their type', () => {
  const { items, maxItems } = components.schemas.BatchBody.properties.commands;
  expect(maxItems).toBe(100);
  const types = items.oneOf.map(({ $ref }: { $ref: string }) => $ref.split('/').at(-1));
  expect(types).toEqual(Object.keys(BatchCommands));
  for (const type of types) {
    expect(components.schemas[type].properties[items.discriminator.propertyName].const).toBe(type);
  }
});
