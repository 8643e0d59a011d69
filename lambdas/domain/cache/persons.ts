/** Whom a question is about. */
const CLASSES: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['who asks', new Set(['i', 'my', 'mine', 'me', 'we', 'our', 'us'])],
  ['who is asked', new Set(['you', 'your', 'yours'])],
  ['others', new Set(['someone', 'somebody', 'one', 'people', 'they'])],
];
/** What is about whoever answers, or a service: else `you` is anybody. */
const OF_WHO_IS_ASKED =
  /\byou (?:(?:never|always|really|ever|actually) )?(?:feel|think|speak|lie|trust|refuse|never say|believe|dream|sleep|love|hate|drive|decide|respond|be|make (?:your )?decisions|(?:store|handle|protect|process|remember|generate|keep|use) (?:\S+ )?(?:conversations?|data|information|privacy|secrets|images?|text|answers?|messages|me|my)|(?:learn|spend) (?:new|free) \S+)\b|^(?:what|how|who) (?:\S+ )?you \S+$/;
/** What people do, or what becomes of them, is not what to do oneself. */
const OF_OTHERS =
  /^how (?:do|does|did|can|would) (?:they|people) (?:die|live|choose|elect|select|pick|treat|react|feel|become|catch|behave|vote|celebrate|think|survive|age|worship|mourn|bury|punish|educate|raise|get (?!rid ))\b/;

/**
 * The persons of a question, in the order in which they come, where it matters who is who: `your account` asked about
 * by `I`, `someone` who finds `my` phone, `you` that feel pain. Empty where anybody may be meant.
 * @param said words without courtesies
 */
export function personsIn(said: string): string {
  const named = said
    .replaceAll(/\btell (?:me|us)\b/g, 'tell')
    .split(' ')
    .flatMap((word) => CLASSES.find(([, words]) => words.has(word))?.[0] ?? []);
  const persons = [...new Set(named)];
  const isTold = persons.length > 1 || OF_WHO_IS_ASKED.test(said) || OF_OTHERS.test(said);
  return isTold ? persons.join(', ') : '';
}
