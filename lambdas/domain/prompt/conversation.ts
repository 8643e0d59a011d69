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

/** Of turns the last that fit into so many tokens, beginning with the user's, as models want it. */
export function lastTurns(
  turns: readonly Said[],
  mostTokens: number,
  tokensOf: (text: string) => number,
): Said[] {
  let left = mostTokens;
  const from = turns.findLastIndex(({ text }) => {
    left -= tokensOf(text);
    return left < 0;
  });
  const fitting = turns.slice(from + 1);
  const first = fitting.findIndex(({ role }) => role === 'user');
  return first === -1 ? [] : fitting.slice(first);
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
