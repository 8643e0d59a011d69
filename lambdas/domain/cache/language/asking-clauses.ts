const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** What a question is put into: `I would really love to find out`, `does anybody here know`, `my question is about`. */
const AROUND = words(
  'i you we me us my your a an the this that it there here am is was be been would could can may might will do does have had like love want need wish hope hoping try trying to for in on of about as if so very really just quite most extremely awfully terribly dearly ever so still also always too ever quick quickly exactly please kindly maybe perhaps possibly actually honestly happen any anyone anybody someone somebody one chance glad grateful happy thankful obliged mind trouble bother ask asking asked know knowing tell telling explain explaining say clarify clarifying share wonder wondering curious interested learn learning understand understanding find finding figure figuring out inform informing enlighten remind advise let give idea ideas clue explanation question sure not get remember work , and but good kind enough keen eager dying able help helping hear hearing see from someone',
);
/** What the question depends on. */
const ASKING = words(
  'ask asking know knowing tell telling explain explaining say clarify clarifying wonder wondering curious learn learning understand understanding find finding figure figuring inform informing enlighten remind advise idea ideas clue explanation question sure remember interested',
);
/** What stands before the question itself. */
const BEFORE =
  /^(know|knowing|tell|me|us|explain|explaining|say|clarify|clarifying|wonder|wondering|curious|learn|learning|understand|understanding|out|ask|asking|sure|idea|ideas|clue|remember|about|of|on|as|in|to|is|,|explanation|enlighten|advise|you)$/;
const QUESTION = /^(how|what|why|when|where|who|whom|whose|which|whether)$/;
/** Whoever asks these asks about knowing itself: `do I have to know how to swim`, `can I see who was here`. */
const OF_ITSELF =
  /^((do|does|did|is|are|was|were) (?!(you|anyone|anybody|someone|somebody|there) )|(do|does|did) \S+ (need|have|want|like)|(can|could|may|might|will|would) (i|we) (?!(please |kindly |just |quickly )*(ask|trouble|bother)))/;
/** Whoever says these tells what they know or will say, and asks nothing. */
const TELLS =
  /^(ask me|(let me|i (can|will|could|may|must|shall|want to|would like to|want|am going to|have to|need-to)) (please )?(tell|explain|say|clarify|share|inform|remind|enlighten|advise)|i (do |really |already |now |still |finally |just )*(know|knew|remember|understand|learn|work|get))( |$)/;
/** What may be denied without turning the question round. */
const DENIED = /(^| )not (?!(sure|know|understand|mind|figure|find|remember|quite|really|get|work|exactly) )/;

/** A sentence without the clauses that a question depends on, `tell me` in their stead. */
export function withoutAskingClauses(sentence: string): string {
  const all = sentence.split(' ');
  const at = all.findIndex((word) => QUESTION.test(word));
  const before = all.slice(0, Math.max(at, 0));
  const isAsking =
    before.length > 1 &&
    before.every((word) => AROUND.has(word)) &&
    before.some((word) => ASKING.has(word)) &&
    BEFORE.test(before.at(-1) as string);
  const text = `${before.join(' ')} `;
  return isAsking && !OF_ITSELF.test(text) && !TELLS.test(text) && !DENIED.test(text)
    ? `tell me ${all.slice(at).join(' ')}`
    : sentence;
}
