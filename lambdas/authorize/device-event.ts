/** What AWS IoT asks a custom authorizer, as far as Meridian reads it. */
export interface DeviceEvent {
  readonly token?: string;
  readonly protocolData?: {
    readonly http?: {
      readonly headers?: Readonly<Record<string, string>>;
      readonly queryString?: string;
    };
    readonly mqtt?: {
      readonly username?: string;
      /** Base64 */
      readonly password?: string;
      readonly clientId?: string;
    };
  };
}

/** Answer to AWS IoT: https://docs.aws.amazon.com/iot/latest/developerguide/custom-auth-lambda.html */
export type Verdict =
  | { readonly isAuthenticated: false }
  | {
      readonly isAuthenticated: true;
      /** Letters and digits only. */
      readonly principalId: string;
      readonly policyDocuments: readonly string[];
      readonly disconnectAfterInSeconds: number;
      readonly refreshAfterInSeconds: number;
    };
