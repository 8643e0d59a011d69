import { FormatRegistry } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { ANSWERS, type AnswerName } from '../../lambdas/contract/answers.ts';
import type { Answer } from '../../local/testing/cloud-client.ts';

/** An OpenAPI 3.1 document, as far as tests look into it. https://spec.openapis.org/oas/v3.1.0 */
export interface Description {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export interface Operation {
  readonly security: readonly object[];
  readonly parameters: readonly { name: string; in: string; required?: boolean; schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: object }>> };
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

interface ResponseObject {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>;
}

FormatRegistry.Set('date-time', (text) => !Number.isNaN(Date.parse(text)));

/** What a description breaks of the specification's rules. */
export function brokenRules(description: Description): string[] {
  const operations = Object.entries(description.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({ path, method, operation })),
  );
  return [
    ...rule(/^3\.1\.\d+$/.test(description.openapi), `openapi is ${description.openapi}`),
    ...rule(Boolean(description.info.title && description.info.version), 'info lacks title or version'),
    ...Object.keys(description.components.schemas).flatMap((name) =>
      rule(/^[\w.-]+$/.test(name), `the schema ${name} has a name that is not allowed`),
    ),
    ...danglingReferences(description),
    ...operations.flatMap(({ path, method, operation }) => brokenIn(`${method} ${path}`, path, operation)),
  ];
}

/** Whether an answer is the success that its operation describes, its body included. */
export function isAsDescribed({ status, headers, json }: Answer, { responses }: Operation): boolean {
  const [media, { schema = { $ref: '' } } = {}] = Object.entries(responses[status]?.content ?? {})[0] ?? [];
  const name = schema.$ref.split('/').at(-1) as AnswerName;
  return (
    status < 300 &&
    responses[status] !== undefined &&
    (media === undefined || (headers.get('content-type') === media && Value.Check(ANSWERS[name], json)))
  );
}

function brokenIn(name: string, path: string, { parameters, responses }: Operation): string[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
  const described = parameters.filter((each) => each.in === 'path' && each.required).map((each) => each.name);
  const keys = parameters.map((each) => `${each.in} ${each.name}`);
  return [
    ...rule(String(inPath) === String(described), `${name} describes the path parameters ${described}`),
    ...rule(new Set(keys).size === keys.length, `${name} describes a parameter twice`),
    ...rule(
      Object.keys(responses).some((status) => status.startsWith('2')),
      `${name} never succeeds`,
    ),
    ...Object.entries(responses).flatMap(([status, response]) =>
      rule(
        /^[1-5]\d\d$/.test(status) && Boolean(response.description),
        `${name} has a bad response ${status}`,
      ),
    ),
  ];
}

function danglingReferences(description: Description): string[] {
  const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, to]) => to ?? '',
  );
  return references.flatMap((to) => {
    const name = to.replace('#/components/schemas/', '');
    return rule(Object.hasOwn(description.components.schemas, name), `${to} leads nowhere`);
  });
}

function rule(holds: boolean, complaint: string): string[] {
  return holds ? [] : [complaint];
}
