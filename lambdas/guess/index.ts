import type { CloudFrontRequest, CloudFrontRequestEvent } from 'aws-lambda';
import { trainedModel } from '../domain/intents/trained-model.ts';
import { withGuess } from './with-guess.ts';

/** Lambda@Edge, before the origin is asked: tells the region what a question seems to be. */
export async function handler({
  Records,
}: Pick<CloudFrontRequestEvent, 'Records'>): Promise<CloudFrontRequest> {
  const [{ cf }] = Records as [CloudFrontRequestEvent['Records'][number]];
  return withGuess(cf.request, trainedModel());
}
