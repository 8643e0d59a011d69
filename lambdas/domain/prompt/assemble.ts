import type { Prompt } from '../../contract/model-task.ts';
import type { Said } from './conversation.ts';

/** Everything that a model may be told. */
export interface Parts {
  /** The same for everybody. */
  readonly system: string;
  /** What the asker keeps in their profile, where the system prompt wants it. */
  readonly personal: string | undefined;
  /** Of what was said before the turns: words of people, and so none of the system's. */
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
 * system prompt, then what is personal, the summary, which stays for a dozen messages, and the turns. Where what precedes
 * is long enough a mark stands after the system's part, after the summary, before what is asked, and where the question
 * before that had its mark: services read up to a mark, and not all of them look for older ones. They take four.
 */
export function assemble(
  { system, personal, summary, turns }: Parts,
  tokensOf: (text: string) => number,
): Prompt {
  const beginnings = [
    system,
    ...(personal === undefined ? [] : [`What the profile of this conversation says of people:\n${personal}`]),
  ];
  const short = `What was said before, in short:\n${summary}`;
  const ofSystem = tokensOf(beginnings.join('\n'));
  const fixed = summary === undefined ? ofSystem : ofSystem + tokensOf(short);
  const told = summary === undefined ? [] : [textBlock(short), ...marked(fixed)];
  return {
    system: [...beginnings.map(textBlock), ...marked(ofSystem)],
    turns: withMarks(turns, fixed, tokensOf).map((turn, at) =>
      at === 0 ? { ...turn, content: [...told, ...turn.content] } : turn,
    ),
  };
}

/** Turns with marks before what is asked, and before what was asked last. */
function withMarks(turns: readonly Said[], fixed: number, tokensOf: (text: string) => number): Turn[] {
  let before = fixed;
  return turns.map((turn, at) => {
    before += tokensOf(turn.text);
    const behind = turns.length - at;
    return turnOf(turn, behind === 2 || behind === 4 ? marked(before) : []);
  });
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
