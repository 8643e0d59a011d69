import type { TSchema } from '@sinclair/typebox';
import { ROUTES, type Route } from '../../../lambdas/contract/routes.ts';
import { openApi } from '../../../lambdas/read/openapi.ts';

/** A JSON schema, as far as the description uses them. */
export interface Schema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly type?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>;

/** One operation of the description. */
export interface Operation {
  /** What API Gateway calls its route. */
  readonly routeKey: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<Operation, 'routeKey'>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, TSchema>> };
}

const { paths, components } = openApi() as Description;

/** Everything that `GET /v1/openapi.json` describes. */
export const OPERATIONS: readonly Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...operation,
    routeKey: `${method.toUpperCase()} ${path}`,
  })),
);

/** What a function answers, HEAD aside. */
export function operationsOf(fn: Route['fn']): readonly Operation[] {
  const keys = new Set<string>(
    ROUTES.filter((route) => route.fn === fn).map(({ method, path }) => `${method} ${path}`),
  );
  return OPERATIONS.filter(({ routeKey }) => keys.has(routeKey));
}

/** The schema that a reference of the description names. */
export function referred($ref: string): TSchema {
  const name = $ref.slice('#/components/schemas/'.length);
  const schema = components.schemas[name];
  if (schema === undefined) {
    throw new Error(`The description refers to ${$ref}, which it does not have.`);
  }
  return schema;
}
