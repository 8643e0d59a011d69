import type { Prompt } from '../../contract/model-task.ts';
import type { Said } from './conversation.ts';

/** Everything that a model may be told. */
export interface Parts {
  /** The same for everybody. */
  readonly system: string;
  /** What the asker keeps in their profile, where the system prompt wants it. */
  readonly personal: string | undefined;
  /** Of what was said before the turns. */
  readonly summary: string | undefined;
  /** Ends with what is asked. */
  readonly turns: readonly Said[];
}

type Turn = Prompt['turns'][number];
type Block = Turn['content'][number];

/** Least tokens of a beginning that services keep: https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html */
const LEAST_CACHED_TOKENS = 1_024;

/**
 * The prompt of a question. What changes least comes first, so that the service can keep it from call to call: the
 * system prompt, then what is personal, the summary, which only grows, and the turns. A mark stands where one part
 * ends that is long enough, and before what is asked.
 */
export function assemble(
  { system, personal, summary, turns }: Parts,
  tokensOf: (text: string) => number,
): Prompt {
  const beginnings = [
    system,
    ...(personal === undefined ? [] : [`What is known of who asks:\n${personal}`]),
    ...(summary === undefined ? [] : [`What was said before, in short:\n${summary}`]),
  ];
  const fixed = tokensOf(beginnings.join('\n'));
  const earlier = turns.slice(0, -1);
  const before = fixed + earlier.reduce((sum, { text }) => sum + tokensOf(text), 0);
  return {
    system: [...beginnings.map(textBlock), ...marked(fixed)],
    turns: turns.map((turn, at) => turnOf(turn, at === earlier.length - 1 ? marked(before) : [])),
  };
}

/** Everything that a prompt says. */
export function textsOf({ system, turns }: Prompt): string[] {
  return [...system, ...turns.flatMap(({ content }) => content)].flatMap((block) =>
    block === 'cache-point' ? [] : [block.text],
  );
}

function turnOf({ role, text }: Said, end: readonly Block[]): Turn {
  return { role, content: [textBlock(text), ...end] };
}

function textBlock(text: string): Block {
  return { text };
}

function marked(tokens: number): Block[] {
  return tokens >= LEAST_CACHED_TOKENS ? ['cache-point'] : [];
}
