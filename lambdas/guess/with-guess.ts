import type { CloudFrontRequest } from 'aws-lambda';
import { GUESS_HEADER } from '../contract/intents.ts';
import { classify } from '../domain/intents/classify.ts';
import type { Model } from '../domain/intents/model.ts';
import { isObject } from '../domain/json.ts';

/** Characters of base64: no question that is answered without a model needs as many. */
const LONGEST_BODY = 2_000;

/**
 * The request with the intent of its question in a header, and without such a header that the viewer sent. Whatever
 * cannot be read goes on as it came: CloudFront would answer 503 in the region's place if this threw.
 */
export function withGuess(request: CloudFrontRequest, model: Model): CloudFrontRequest {
  const { [GUESS_HEADER]: _, ...headers } = request.headers;
  const question = questionOf(request);
  const guess = question === undefined ? undefined : classify(question, model);
  if (guess === undefined) return { ...request, headers };
  const value = `${guess.intent};q=${guess.confidence.toFixed(2)}`;
  return { ...request, headers: { ...headers, [GUESS_HEADER]: [{ key: GUESS_HEADER, value }] } };
}

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html
function questionOf({ method, body }: CloudFrontRequest): string | undefined {
  const isReadable = body?.encoding === 'base64' && !body.inputTruncated && body.data.length <= LONGEST_BODY;
  if (method !== 'POST' || !isReadable) return undefined;
  const parsed = parsedJson(Buffer.from(body.data, 'base64').toString());
  return isObject(parsed) && typeof parsed.message === 'string' ? parsed.message : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
