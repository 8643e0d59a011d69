import type { TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { CHECKED, type CheckName } from '../contract/commands.ts';
import { QUEUED } from '../contract/events.ts';

type Check = (value: unknown) => boolean;

type Checks = Record<CheckName | keyof typeof QUEUED, Check>;

/**
 * Whether a value obeys a schema, by the schema's name. Compiled when the module loads; the build puts the
 * compiler's output in this module's place, so that no bundle carries the compiler.
 */
export const checks: Readonly<Checks> = Object.fromEntries(
  Object.entries<TSchema>({ ...CHECKED, ...QUEUED }).map(([name, schema]) => [name, compiled(schema)]),
) as Checks;

function compiled(schema: TSchema): Check {
  const compiler = TypeCompiler.Compile(schema);
  return (value) => compiler.Check(value);
}
