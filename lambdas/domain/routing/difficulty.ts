/** How good a model a question needs: 1 a simple one, 2 a usual one, 3 a good one. */
export type Difficulty = 1 | 2 | 3;

const SHORT_CHARACTERS = 240;
const LONG_CHARACTERS = 2_000;
const MANY_OUTPUT_TOKENS = 2_048;
const MANY_QUESTIONS = 3;

/** Code, formulas and traces: what looks like them is seldom asked about for its looks. */
const FORMAL =
  /```|^\s*at \S+\(|[{};]\s*$|\b(?:function|class|SELECT|def|import|Exception)\b.*[({;]|[∑∫√≤≥]|\\frac/m;
const REASONING =
  /\b(?:prove|derive|step by step|trade-?offs?|analy[sz]e|architect|design (?:a|an|the)|refactor|debug|optimi[sz]e|compare|critique|evaluate|strategy|pros and cons|root cause|plan (?:a|an|the|for)|why does|explain why)\b/i;

/**
 * How good a model a question needs, by its looks alone: deciding must cost nothing beside answering. Where it is
 * mistaken, what a simple model makes of it is looked at, and a better one asked.
 */
export function difficultyOf(text: string, maxOutputTokens: number): Difficulty {
  const isHard = FORMAL.test(text) || REASONING.test(text) || text.length > LONG_CHARACTERS;
  if (isHard) {
    return 3;
  }
  const questions = text.split('?').length - 1;
  const isSimple =
    text.length <= SHORT_CHARACTERS && questions < MANY_QUESTIONS && maxOutputTokens < MANY_OUTPUT_TOKENS;
  return isSimple ? 1 : 2;
}
