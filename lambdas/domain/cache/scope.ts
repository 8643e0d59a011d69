/** Who may be answered with what was answered to somebody: everybody of the tenant, or one user alone. */
export type Visibility = { readonly kind: 'public' } | { readonly kind: 'user'; readonly userKey: string };

/** Everything that must be equal before two prompts are so much as compared. */
export interface Scope {
  /** Nothing crosses tenants; `public` means everybody of one. */
  readonly tenant: string;
  readonly visibility: Visibility;
  readonly modelFamily: string;
  readonly systemPromptHash: string;
  readonly toolsHash: string;
  /** BCP 47, such as `en-US`. */
  readonly locale: string;
  readonly embedder: { readonly id: string; readonly dimensions: number };
  /** Raised where what the answers rest on has changed: every earlier answer is out of reach at once. */
  readonly knowledgeVersion: string;
  /** Of what was said before, where the prompt rests on it. */
  readonly contextHash?: string;
}

/** A digest as lower-case hexadecimal, of UTF-8 bytes. */
export type Sha256 = (text: string) => string;

const KEY_DIGITS = 32;

/** A scope as one text. Two scopes with one text are one scope: no field can reach into another. */
export function scopeText(scope: Scope): string {
  const { visibility, embedder } = scope;
  return JSON.stringify([
    scope.tenant,
    visibility.kind === 'user' ? ['user', visibility.userKey] : ['public'],
    scope.modelFamily,
    scope.systemPromptHash,
    scope.toolsHash,
    scope.locale,
    embedder.id,
    embedder.dimensions,
    scope.knowledgeVersion,
    scope.contextHash === undefined ? [] : [scope.contextHash],
  ]);
}

/** The partition of a scope: 128 bits of its digest. */
export function scopeKey(scope: Scope, sha256: Sha256): string {
  return sha256(scopeText(scope)).slice(0, KEY_DIGITS);
}

/** The key of a prompt within its scope: 128 bits of the digest of its normal form. */
export function promptKey(normalForm: string, sha256: Sha256): string {
  return sha256(normalForm).slice(0, KEY_DIGITS);
}

/** Whether the guard's rules, which are of English, may be put to a scope's prompts. */
export function isEnglishScope({ locale }: Scope): boolean {
  return /^en(-|$)/i.test(locale);
}
