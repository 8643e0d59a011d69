import type { IntentAnswers } from '../contract/intents.ts';

/** The answers of `ai.intents` in the configuration: the build puts them here, since no variable would hold them. */
export const configuredAnswers: IntentAnswers = {};
