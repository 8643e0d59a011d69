import type { Ask } from '../contract/asks.ts';
import { Limits } from '../contract/limits.ts';
import type { Prompt } from '../contract/model-task.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import { modified } from '../domain/modification.ts';
import { assemble } from '../domain/prompt/assemble.ts';
import { lastTurns, type Said, turnsOf } from '../domain/prompt/conversation.ts';
import type { Ports } from './ports.ts';

/** A question with what was said before it. */
export interface Conversation {
  /** Whether nothing was said before the question. */
  readonly isAlone: boolean;
  /** Whether the answer rests on what the profile says of who asks. */
  readonly isPersonal: boolean;
  /** @param hint something that may help, beside the question */
  prompt(hint?: string): Prompt;
}

const tokensOf = (text: string): number => estimatedTokens([text]);

/** What was said in the session before a question, as far as the budget goes, and what its profile says. */
export async function conversationOf(ports: Ports, ask: Ask): Promise<Conversation> {
  const [before, personal] = await Promise.all([turnsBefore(ports, ask), ports.personal(ask.sessionId)]);
  const { system } = ports.settings;
  const parts = { system, personal, summary: undefined };
  return {
    isAlone: before.length === 0,
    isPersonal: personal !== undefined,
    prompt: (hint) => assemble({ ...parts, turns: turnsWith(before, ask.question.text, hint) }, tokensOf),
  };
}

async function turnsBefore({ events }: Ports, { sessionId, completion, asker }: Ask): Promise<Said[]> {
  const before = `${completion}#${asker}`;
  const { messages } = await events.messages(sessionId, before, Limits.contextMessages);
  const [newest, oldest] = [messages[0], messages.at(-1)];
  if (newest === undefined || oldest === undefined) {
    return [];
  }
  const range = { oldest: oldest.id, newest: newest.id };
  const shown = modified(messages.toReversed(), await events.modifications(sessionId, range));
  return lastTurns(turnsOf(shown), Limits.contextTokens, tokensOf);
}

/** What is asked is a turn of its own, unless nobody has answered what was said right before it. */
function turnsWith(turns: readonly Said[], question: string, hint: string | undefined): Said[] {
  const text = hint === undefined ? question : `${hint}\n\n${question}`;
  const last = turns.at(-1);
  return last?.role === 'user'
    ? [...turns.slice(0, -1), { role: 'user', text: `${last.text}\n\n${text}` }]
    : [...turns, { role: 'user', text }];
}
