/**
 * What the trained model tells apart. Each may be answered without a model and without asking anybody, so answering
 * it must have no effect: what orders, cancels, sends or deletes is none of these.
 */
export const INTENTS = [
  'capabilities',
  'contact',
  'goodbye',
  'greeting',
  'identity',
  'language',
  'opening-hours',
  'password-reset',
  'pricing',
  'privacy',
  'returns',
  'shipping-times',
  'thanks',
] as const;
export type IntentName = (typeof INTENTS)[number];

/** Language tag (RFC 5646) → answer. The first one is for everybody whose language is not among them. */
export type LocalizedAnswer = Readonly<Record<string, string>>;

/** The answers of a deployment. An intent without one goes on to a model. */
export type IntentAnswers = Readonly<Partial<Record<IntentName, LocalizedAnswer>>>;

/** Names the intent that the edge guessed: `greeting;q=0.97`. Anybody can send it; whoever answers looks again. */
export const GUESS_HEADER = 'meridian-intent';
