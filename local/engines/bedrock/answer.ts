import { createHash } from 'node:crypto';
import { seededRandom } from '../dynamodb/seeded-random.ts';
import { extractOf } from './extract.ts';
import { labelOf, meaningOf } from './meaning.ts';
import type { Prompt } from './prompt.ts';
import { tokensOf } from './tokens.ts';

/** What a model says, in its tokens. */
export interface Answer {
  readonly tokens: readonly string[];
  readonly stopReason: 'end_turn' | 'max_tokens' | 'stop_sequence' | 'content_filtered';
}

const FEWEST_TOKENS = 40;
const SPREAD_TOKENS = 120;
// Sentences of several scripts, so that whoever cuts bytes or code units apart is found out.
const SENTENCES = [
  'That is the short of it.',
  'The naïve way costs more than it saves.',
  'In Köln they say „Straße“, and mean the same.',
  'A family 👩‍👩‍👧‍👦 reads it together 🎉.',
  '한국어로도 같은 뜻입니다.',
  '日本語でも同じです。',
  'Take it step by step, and look at each result.',
  'Nothing else has changed since then.',
];
const HEAD = /^Answer with meaning [0-9a-f]{12}, context [0-9a-f]{12}, by \S+\.(?= |$)/;
const LABEL = /meaning ([0-9a-f]{12})/g;

/**
 * What a model says to a prompt: always the same, and it names what it understood. `meaning` differs where another
 * thing was asked, `context` where anything before it was different, so that a cache that answers with the wrong
 * entry is found out by reading its answer. A prompt that quotes two answers is answered YES or NO: same meaning or not.
 * Instructed to summarise it says the beginnings of what it was told, and so it does behind the labels where somebody
 * asks what was said.
 */
export function answerTo(prompt: Prompt, modelId: string): Answer {
  if (/\byou summari[sz]e\b/i.test(prompt.instruction))
    return cut(extractOf(prompt.told, prompt.maxTokens), prompt);
  const meaning = prompt.hints.meaning ?? meaningOf(prompt.asked);
  const head = `${verdictOn(prompt.asked)}Answer with meaning ${meaning}, context ${labelOf(prompt.before)}, by ${modelId}.`;
  if (/\bwhat was said\b/i.test(prompt.asked)) {
    const spoken = tokensOf(`${head} `);
    return cut([...spoken, ...extractOf(prompt.told, prompt.maxTokens - spoken.length)], prompt);
  }
  const wanted = prompt.hints.outputTokens === undefined ? undefined : Number(prompt.hints.outputTokens);
  const tokens = wholeFrom(head, wanted);
  return cut(prompt.hints.outputTokens === undefined ? tokens : tokens.slice(0, wanted), prompt);
}

/** The tokens of the whole answer that begins so. */
function wholeFrom(head: string, stated: number | undefined): string[] {
  const random = seededRandom(seedOf(head), 'answer');
  const wanted = stated ?? FEWEST_TOKENS + Math.floor(random() * SPREAD_TOKENS);
  const tokens = tokensOf(head);
  while (tokens.length < wanted)
    tokens.push(...tokensOf(` ${SENTENCES[Math.floor(random() * SENTENCES.length)]}`));
  return tokens;
}

/** Whether a text is an answer to a plain question, to its last sentence. */
export function isWhole(answer: string): boolean {
  const head = HEAD.exec(answer)?.[0];
  return head !== undefined && wholeFrom(head, undefined).join('') === answer;
}

/** The label that an answer carries; undefined where it is none of the stand-in's. */
export function meaningIn(answer: string): string | undefined {
  return new RegExp(LABEL).exec(answer)?.[1];
}

function cut(tokens: readonly string[], { maxTokens, stopSequences }: Prompt): Answer {
  const text = tokens.join('');
  const stops = stopSequences.map((sequence) => text.indexOf(sequence)).filter((at) => at >= 0);
  const spoken = stops.length > 0 ? tokensOf(text.slice(0, Math.min(...stops))) : tokens;
  if (spoken.length > maxTokens) return { tokens: spoken.slice(0, maxTokens), stopReason: 'max_tokens' };
  return { tokens: spoken, stopReason: stops.length > 0 ? 'stop_sequence' : 'end_turn' };
}

function verdictOn(asked: string): string {
  const labels = [...asked.matchAll(LABEL)].map(([, label]) => label);
  if (labels.length < 2) return '';
  return labels.every((label) => label === labels[0]) ? 'YES. ' : 'NO. ';
}

function seedOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
