import type { TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';

/** Predicates of schemas, by their names. For where nothing was built; bundles carry what the compiler puts out. */
export function compiled<Name extends string>(
  schemas: Readonly<Record<Name, TSchema>>,
): Readonly<Record<Name, (value: unknown) => boolean>> {
  const checks = Object.entries<TSchema>(schemas).map(([name, schema]) => {
    const compiler = TypeCompiler.Compile(schema);
    return [name, (value: unknown) => compiler.Check(value)];
  });
  return Object.fromEntries(checks);
}
