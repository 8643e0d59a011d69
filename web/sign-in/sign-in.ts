import type { ReadonlySignal } from '@preact/signals';

/** Somebody who signed in. */
export interface Person {
  /** As the identity provider names them. */
  readonly subject: string;
  readonly tenant: string | undefined;
  /** What others see. */
  readonly name: string;
  /** The way they came in. */
  readonly by: SignIn['kind'];
  /** A JWT for the API; a new one if `renew` says that the last was refused. Rejects where there is none. */
  token(asked: { readonly renew: boolean }): Promise<string>;
}

/** A way in. Another identity provider is another one of these. */
export type SignIn = AnyoneSignIn | TokenSignIn | RedirectSignIn;

export interface AnyoneSignIn {
  readonly kind: 'anyone';
  /** Signs in whoever is named. Rejects with a sentence. */
  as(subject: string, tenant: string | undefined): Promise<Person>;
}

export interface TokenSignIn {
  readonly kind: 'token';
  /** Where tokens come from. */
  readonly hint: string;
  /** Rejects with a sentence where the text is no token. */
  withToken(token: string): Promise<Person>;
}

/** By an OIDC issuer to which the page is left, and from which one comes back to it. */
export interface RedirectSignIn {
  readonly kind: 'redirect';
  /** Host of the issuer, for people. */
  readonly issuer: string;
  /** Whether the issuer asks where somebody is, so that the page need not. */
  readonly asksCountry: boolean;
  /** Why nobody is signed in any more; undefined while somebody is, or nobody ever was. */
  readonly ended: ReadonlySignal<string | undefined>;
  /** Leaves the page. Rejects with a sentence where the issuer cannot be asked. */
  leave(kept: Kept): Promise<void>;
  /** Who has come back with what the issuer answered. Rejects with a sentence. */
  comeBack(answered: Answered): Promise<Arrival>;
  /** Takes the tokens back, and leaves for the issuer where it has a session of its own to end. */
  signOut(): Promise<void>;
}

/** What is kept in the tab while the page is left. */
export interface Kept {
  /** Where in the page one was, as in `location.hash`. */
  readonly hash: string;
  readonly country: string | undefined;
}

/** An issuer's answer, and what the page had kept for it, as text. */
export interface Answered {
  readonly parameters: URLSearchParams;
  readonly kept: string | null;
}

export interface Arrival {
  readonly person: Person;
  /** Where the issuer says that they are, else where they said so before they left. */
  readonly country: string | undefined;
}
