import { flawOf } from '../routing/quality.ts';

/** How a model's answer ended. */
export interface Ending {
  readonly text: string;
  /** As the model says; undefined where it never said. */
  readonly stopReason: string | undefined;
  /** Whether the closing metadata arrived: a cut stream may end without an error. */
  readonly hasMetadata: boolean;
  readonly isFiltered: boolean;
  readonly usedTools: boolean;
  /** How many tokens it might have had at most. */
  readonly maxOutputTokens: number;
}

/** Why an answer is not kept. */
export type Unstorable =
  | 'cut'
  | 'truncated'
  | 'filtered'
  | 'tools'
  | 'empty'
  | 'poor'
  | 'too-large'
  | 'private';

/** Bytes of an answer: a DynamoDB item holds 400 KB, its key, vector and prompt included. */
const MOST_BYTES = 300 * 1024;
const WHOLE = new Set(['end_turn', 'stop_sequence']);
/** Numbers of cards and social security: no answer for the next who asks. */
const PRIVATE = /\b(?:\d[ -]?){15}\d\b|\b\d{3}-\d{2}-\d{4}\b/;

const RULES: readonly (readonly [Unstorable, (ending: Ending) => boolean])[] = [
  ['cut', ({ stopReason, hasMetadata }) => stopReason === undefined || !hasMetadata],
  ['tools', ({ usedTools, stopReason }) => usedTools || stopReason === 'tool_use'],
  ['filtered', ({ isFiltered, stopReason }) => isFiltered || /filter|guardrail/.test(stopReason ?? '')],
  ['truncated', ({ stopReason }) => !WHOLE.has(stopReason ?? '')],
  ['empty', ({ text }) => text.trim() === ''],
  // A better model may do better for whoever asks next: none did here, or none was to be asked.
  [
    'poor',
    ({ text, stopReason = '', maxOutputTokens }) => flawOf(text, stopReason, maxOutputTokens) !== undefined,
  ],
  ['too-large', ({ text }) => utf8Bytes(text) > MOST_BYTES],
  ['private', ({ text }) => PRIVATE.test(text)],
];

/** Why an answer must not be kept; undefined where it may. */
export function unstorable(ending: Ending): Unstorable | undefined {
  return RULES.find(([, holds]) => holds(ending))?.[0];
}

function utf8Bytes(text: string): number {
  // A sign beyond the first plane counts twice already.
  let bytes = text.length;
  for (const sign of text) {
    const code = sign.codePointAt(0) as number;
    bytes += code > 0x7ff ? 2 : code > 0x7f ? 1 : 0;
  }
  return bytes;
}
