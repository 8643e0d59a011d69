import type { Ask } from '../contract/asks.ts';
import { Limits } from '../contract/limits.ts';
import type { Prompt } from '../contract/model-task.ts';
import type { SaidBefore } from '../domain/cache/said-before.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import { modified, type ShownMessage } from '../domain/modification.ts';
import { assemble } from '../domain/prompt/assemble.ts';
import { lastTurns, type Said, turnsOf } from '../domain/prompt/conversation.ts';
import { isFoldingDue, saying } from '../domain/prompt/folding.ts';
import { saidAfter } from '../domain/prompt/summary.ts';
import type { Ports } from './ports.ts';
import { type Recalled, recall } from './recall.ts';
import { withoutEnded } from './without-ended.ts';

/** A question with what was said before it. */
export interface Conversation {
  /** Whether nothing was said before the question. */
  readonly isAlone: boolean;
  /** What people said, as far as the prompt tells it. */
  readonly saidBefore: SaidBefore;
  /** Whether the answer rests on what the profile says of who asks. */
  readonly isPersonal: boolean;
  /** The summary of what was said, which the prompt tells where it holds. */
  readonly recalled: Recalled;
  /** Whether so much was said since that the next summary should be made. */
  readonly isDue: boolean;
  /** @param hint something that may help, beside the question */
  prompt(hint?: string): Prompt;
}

const tokensOf = (text: string): number => estimatedTokens([text]);

/** What was said in the session before a question, as far as the budget goes, and what its profile says. */
export async function conversationOf(ports: Ports, ask: Ask): Promise<Conversation> {
  const [before, recalled, personal] = await Promise.all([
    messagesBefore(ports, ask),
    recall(ports, ask),
    ports.personal(ask.sessionId),
  ]);
  const summary = recalled.kind === 'holds' ? recalled.summary : undefined;
  const said = saying(saidAfter(before, summary?.until));
  const turns = lastTurns(said, Limits.contextTokens, tokensOf);
  const parts = { system: ports.settings.system, personal, summary: summary?.text };
  return {
    isAlone: turnsOf(before).length === 0 && summary === undefined,
    saidBefore: {
      turns: turns.filter(({ role }) => role === 'user').map(({ text }) => text),
      isSummarized: summary !== undefined,
    },
    isPersonal: personal !== undefined,
    recalled,
    isDue: isFoldingDue(said, tokensOf),
    prompt: (hint) => assemble({ ...parts, turns: turnsWith(turns, ask.question.text, hint) }, tokensOf),
  };
}

/** The last messages as they stand now, oldest first, without questions that ended in vain. */
async function messagesBefore(
  { events }: Ports,
  { sessionId, completion, asker }: Ask,
): Promise<readonly ShownMessage[]> {
  const before = `${completion}#${asker}`;
  const { messages } = await events.messages(sessionId, before, Limits.contextMessages);
  const [newest, oldest] = [messages[0], messages.at(-1)];
  if (newest === undefined || oldest === undefined) {
    return [];
  }
  const range = { oldest: oldest.id, newest: newest.id };
  const shown = modified(messages.toReversed(), await events.modifications(sessionId, range));
  return withoutEnded({ events }, sessionId, shown);
}

/** What is asked is a turn of its own, unless nobody has answered what was said right before it. */
function turnsWith(turns: readonly Said[], question: string, hint: string | undefined): Said[] {
  const text = hint === undefined ? question : `${hint}\n\n${question}`;
  const last = turns.at(-1);
  return last?.role === 'user'
    ? [...turns.slice(0, -1), { role: 'user', text: `${last.text}\n\n${text}` }]
    : [...turns, { role: 'user', text }];
}
