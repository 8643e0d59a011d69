// In the client's package in the place of @sinclair/typebox: what the contract's declarations name of it, without a
// dependency. What is missing here fails in test/client/package.test.ts.

export interface TSchema {
  readonly static: unknown;
}
export type Static<T extends TSchema> = T['static'];

interface Of<T> extends TSchema {
  readonly static: T;
}
export type TString = Of<string>;
export type TNumber = Of<number>;
export type TInteger = Of<number>;
export type TBoolean = Of<boolean>;
export type TUnknown = Of<unknown>;
export type TUnsafe<T> = Of<T>;
export type TLiteral<T extends string | number | boolean> = Of<T>;
export type TArray<T extends TSchema> = Of<T['static'][]>;
export type TUnion<T extends TSchema[]> = Of<T[number]['static']>;
export type TRecord<_Key extends TSchema, T extends TSchema> = Of<{ [key: string]: T['static'] }>;
export type TOptional<T extends TSchema> = T & { readonly optional: true };

type Properties = Record<string, TSchema>;
type OptionalKey<T extends Properties> = {
  [K in keyof T]: T[K] extends TOptional<TSchema> ? K : never;
}[keyof T];
/** A compiler tells the properties of what it has to infer, and the alias of what is named. */
type Plain<T> = T extends infer U ? { [K in keyof U]: U[K] } : never;
type Values<T extends Properties> = { [K in keyof T]: T[K]['static'] };
// biome-ignore lint/complexity/noBannedTypes: an object without properties of its own is what TypeBox says, too.
export type TObject<T extends Properties = {}> = Of<
  Plain<Omit<Values<T>, OptionalKey<T>> & Partial<Pick<Values<T>, OptionalKey<T>>>>
>;
