/** Somebody who signed in. */
export interface Person {
  /** As the identity provider names them. */
  readonly subject: string;
  readonly tenant: string | undefined;
  /** What others see. */
  readonly name: string;
  /** A JWT for the API; a new one if `renew` says that the last was refused. Rejects where there is none. */
  token(asked: { readonly renew: boolean }): Promise<string>;
}

/** The way in. Another identity provider is another one of these. */
export type SignIn =
  | {
      readonly kind: 'anyone';
      /** Signs in whoever is named. Rejects with a sentence. */
      as(subject: string, tenant: string | undefined): Promise<Person>;
    }
  | {
      readonly kind: 'token';
      /** Where tokens come from. */
      readonly hint: string;
      /** Rejects with a sentence where the text is no token. */
      withToken(token: string): Promise<Person>;
    };
