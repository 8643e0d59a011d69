import { ASSISTANT } from '../../contract/assistant.ts';
import type { ShownMessage } from '../modification.ts';

/** What was said in a conversation, as a model is told it: by the assistant, or by anybody else. */
export interface Said {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** Messages as turns that alternate, oldest first; what is deleted was not said. @param messages oldest first */
export function turnsOf(messages: readonly ShownMessage[]): Said[] {
  const turns: Said[] = [];
  for (const { source, data } of messages) {
    const text = data.text?.trim() ?? '';
    if (text !== '') {
      join(turns, { role: source === ASSISTANT ? 'assistant' : 'user', text });
    }
  }
  return turns;
}

/** Of all that may be told, what one message may take: so the last question and its answer are always told. */
const LARGEST_PART = 1 / 4;

/**
 * The last messages that fit into so many tokens, as turns, beginning with the user's, as models want it. A long
 * message is told up to a part of them.
 * @param messages oldest first
 */
export function lastTurns(
  messages: readonly ShownMessage[],
  mostTokens: number,
  tokensOf: (text: string) => number,
): Said[] {
  const told = messages.map((message) => shortened(message, mostTokens * LARGEST_PART, tokensOf));
  let left = mostTokens;
  const from = told.findLastIndex(({ data }) => {
    left -= tokensOf(data.text ?? '');
    return left < 0;
  });
  const turns = turnsOf(told.slice(from + 1));
  const first = turns.findIndex(({ role }) => role === 'user');
  return first === -1 ? [] : turns.slice(first);
}

function shortened(
  message: ShownMessage,
  mostTokens: number,
  tokensOf: (text: string) => number,
): ShownMessage {
  const whole = message.data.text ?? '';
  let text = whole;
  for (let tokens = tokensOf(text); tokens > mostTokens && text !== ''; tokens = tokensOf(text)) {
    text = whole.slice(0, Math.min(text.length - 1, Math.floor((text.length * mostTokens) / tokens)));
  }
  const data = { ...message.data, text: `${text.toWellFormed()} …` };
  return text === whole ? message : ({ ...message, data } as ShownMessage);
}

/** Models take no two turns of one side. */
function join(turns: Said[], { role, text }: Said): void {
  const last = turns.at(-1);
  if (last?.role === role) {
    turns[turns.length - 1] = { role, text: `${last.text}\n\n${text}` };
  } else {
    turns.push({ role, text });
  }
}
