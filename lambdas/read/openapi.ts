import { ANSWERS } from '../contract/answers.ts';
import { BatchCommands, CHECKED, type CheckName } from '../contract/commands.ts';
import { ROUTES, type Route, type RouteKey } from '../contract/routes.ts';
import { REQUEST_HEADERS } from './described-headers.ts';
import { describedResponses } from './described-responses.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';

const ABOUT = 'Each answer of a route, a refusal too, says in Meridian-Region which region gave it.';
const JSON_TYPE = ['application/json'];
/** Bodies that say nothing, so that they may be left out. */
const EMPTY: readonly CheckName[] = ['SessionBody', 'MemberBody'];

/** The OpenAPI 3.1 description of the API, made from the routes and from the schemas that validate. */
export function openApi(): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of ROUTES) {
    const operations = paths[route.path] ?? {};
    operations[route.method.toLowerCase()] = described(route);
    paths[route.path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Meridian', version: '1', description: ABOUT },
    paths,
    components: {
      schemas: { ...ANSWERS, ...bodies() },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function described(route: (typeof ROUTES)[number]): unknown {
  const operation = OPERATIONS[`${route.method} ${route.path}` as RouteKey];
  return {
    summary: operation.summary,
    security: route.authorized ? [{ token: [] }] : [],
    parameters: [...pathParameters(route), ...queryParameters(operation), ...headerParameters(operation)],
    ...(operation.body && { requestBody: requestBody(operation.body, operation.contentTypes ?? JSON_TYPE) }),
    responses: describedResponses(route, operation),
  };
}

function pathParameters({ path }: Route): unknown[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function queryParameters({ query = {} }: Operation): unknown[] {
  return Object.entries(query).map(([name, about]) =>
    typeof about === 'string'
      ? { name, in: 'query', description: about, schema: { type: 'string' } }
      : {
          name,
          in: 'query',
          description: about.what,
          schema: { type: 'integer', minimum: about.least, maximum: about.most, default: about.otherwise },
        },
  );
}

function headerParameters({ headers = [] }: Operation): unknown[] {
  return headers.map((name) => ({
    name,
    in: 'header',
    description: REQUEST_HEADERS[name],
    schema: { type: 'string' },
  }));
}

function requestBody(body: CheckName, contentTypes: readonly string[]): unknown {
  const schema = { $ref: `#/components/schemas/${body}` };
  return {
    required: !EMPTY.includes(body),
    content: Object.fromEntries(contentTypes.map((type) => [type, { schema }])),
  };
}

/** The bodies that validate. Those of a batch are checked one by one, which its own schema does not tell. */
function bodies(): Record<string, object> {
  const { commands } = CHECKED.BatchBody.properties;
  const oneOf = Object.keys(BatchCommands).map((type) => ({ $ref: `#/components/schemas/${type}` }));
  const items = { oneOf, discriminator: { propertyName: 'type' } };
  return {
    ...CHECKED,
    BatchBody: { ...CHECKED.BatchBody, properties: { commands: { ...commands, items } } },
  };
}
