import type { Ask } from '../contract/asks.ts';
import { Limits } from '../contract/limits.ts';
import type { Prompt } from '../contract/model-task.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import { modified } from '../domain/modification.ts';
import { assemble } from '../domain/prompt/assemble.ts';
import { lastTurns, type Said, turnsOf } from '../domain/prompt/conversation.ts';
import type { Ports } from './ports.ts';

const tokensOf = (text: string): number => estimatedTokens([text]);

/** The prompt of a question: what was said before it in its session, as far as the budget goes, and the question. */
export async function promptOf(ports: Ports, ask: Ask): Promise<Prompt> {
  const turns = await turnsBefore(ports, ask);
  const asked = turnsWith(turns, ask.question.text);
  return assemble(
    { system: ports.settings.system, personal: undefined, summary: undefined, turns: asked },
    tokensOf,
  );
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
function turnsWith(turns: readonly Said[], text: string): Said[] {
  const last = turns.at(-1);
  return last?.role === 'user'
    ? [...turns.slice(0, -1), { role: 'user', text: `${last.text}\n\n${text}` }]
    : [...turns, { role: 'user', text }];
}
