/** What an authorizer says about a device that it lets in. */
export interface AuthorizerAnswer {
  readonly principalId: string;
  /** JSON texts. */
  readonly policyDocuments: readonly string[];
  readonly disconnectAfterMs: number;
  readonly refreshAfterMs: number;
}

const MOST_DOCUMENTS = 10;
const MOST_DOCUMENT_CHARACTERS = 2_048;
const SECONDS = { least: 300, most: 86_400 };

/**
 * Checks what a custom authorizer's function returned, as strictly as AWS does.
 * https://docs.aws.amazon.com/iot/latest/developerguide/custom-auth-lambda.html
 * @throws Error with a sentence where it lets nobody in
 */
export function authorizerAnswerOf(payload: string): AuthorizerAnswer {
  const answer = (JSON.parse(payload) ?? {}) as Record<string, unknown>;
  if (answer.isAuthenticated !== true) throw new Error('The authorizer did not authenticate the device.');
  const { principalId } = answer;
  if (typeof principalId !== 'string' || !/^[a-zA-Z0-9]{1,128}$/.test(principalId)) {
    throw new Error(
      `The authorizer's principalId is ${JSON.stringify(principalId)}; allowed are 1 to 128 letters and digits.`,
    );
  }
  return {
    principalId,
    policyDocuments: documentsOf(answer.policyDocuments),
    disconnectAfterMs: millisecondsOf(answer, 'disconnectAfterInSeconds'),
    refreshAfterMs: millisecondsOf(answer, 'refreshAfterInSeconds'),
  };
}

function documentsOf(documents: unknown): string[] {
  if (!Array.isArray(documents) || documents.length > MOST_DOCUMENTS) {
    throw new Error(
      `The authorizer's policyDocuments must be a list of at most ${MOST_DOCUMENTS} policies; it gave ${JSON.stringify(documents)?.slice(0, 200)}.`,
    );
  }
  const texts = documents.map((document) =>
    typeof document === 'string' ? document : JSON.stringify(document),
  );
  const long = texts.find((text) => text.length > MOST_DOCUMENT_CHARACTERS);
  if (long === undefined) return texts;
  throw new Error(
    `A policy of the authorizer has ${long.length} characters; allowed are ${MOST_DOCUMENT_CHARACTERS}.`,
  );
}

function millisecondsOf(answer: Record<string, unknown>, name: string): number {
  const seconds = answer[name] ?? SECONDS.most;
  if (Number.isInteger(seconds) && Number(seconds) >= SECONDS.least && Number(seconds) <= SECONDS.most) {
    return Number(seconds) * 1_000;
  }
  throw new Error(
    `The authorizer's ${name} is ${JSON.stringify(seconds)}; allowed is a whole number from ${SECONDS.least} to ${SECONDS.most}.`,
  );
}
