import stored from './model.json' with { type: 'json' };
import { decodeModel, type Model } from './model.ts';

let decoded: Model | undefined;

/** The model that `npm run train-intents` made, decoded when it is first needed: 3 ms. */
export function trainedModel(): Model {
  decoded ??= decodeModel(stored);
  return decoded;
}
