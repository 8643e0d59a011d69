interface ProtocolError {
  readonly code?: unknown;
  readonly error?: unknown;
  readonly error_description?: unknown;
  readonly message?: unknown;
  readonly name?: unknown;
}

/** What went wrong with an issuer, in a sentence that says what to do. The names are oauth4webapi's, and RFC 6749's. */
export function signInProblem(error: unknown, issuer: string): Error {
  const { code, error: reason, error_description: description, message, name } = error as ProtocolError;
  const said = [reason, description].filter((text) => typeof text === 'string').join(': ');
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') {
    return new Error(`${issuer} did not let you in (${said}). Try again, or as somebody else.`, {
      cause: error,
    });
  }
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') {
    return new Error(`${issuer} gives no token (${said}). Sign in again.`, { cause: error });
  }
  if (code === undefined && (name === 'TypeError' || name === 'TimeoutError')) {
    return new Error(
      `${issuer} does not answer, or does not answer pages of this address. Try again in a moment.`,
      {
        cause: error,
      },
    );
  }
  return new Error(
    `What ${issuer} answered does not hold, and nobody is signed in: ${message}. Sign in again.`,
    {
      cause: error,
    },
  );
}

/** Whether an issuer has said no, other than one that could not be asked. */
export function isRefusal(error: unknown): boolean {
  return (error as ProtocolError).code === 'OAUTH_RESPONSE_BODY_ERROR';
}
