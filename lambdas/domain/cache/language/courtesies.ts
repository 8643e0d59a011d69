import { type Rule, rewritingUntilStill } from './rewriting.ts';

const FILLER =
  'please|kindly|so|well|ok|okay|um|uh|hmm|anyway|alright|right|actually|basically|honestly|just|also a question|quick question|question|i have a (quick |simple )?question|just wondering|just curious|curious|out of curiosity|out of interest|sorry to bother you|sorry|excuse me|thanks in advance|if you (can|could|do not mind|would|know)|if possible|by the way|btw|help|i need (some )?help|random question|real quick';
const GREETING =
  '(hi|hello|hey|greetings|yo|howdy|good (morning|afternoon|evening|day)|dear \\S+)( there| everyone| everybody| all| folks| team| assistant| guys)?';
const SUFFIX =
  'please|thanks|thank you|many thanks|thanks (so much|a lot|again|in advance)|thank you (so much|very much|in advance)|cheers|if you (can|could|do not mind|would|know|would not mind|please)|if possible|for me|ok|okay|do you know|do you happen to know|any ideas?|anyone know|does anyone know|i wonder|i was wondering|just wondering|just curious|i am curious|exactly|precisely|asking for a friend|i would appreciate it|i appreciate it|much appreciated|(any )?help (is |would be )?appreciated|exactly';
/** Who is asked, and how: everything up to what is asked for. */
const ASKS_TO =
  'tell|explain|describe|show|let|clarify|share|teach|enlighten|inform|remind|give|provide|say|walk|guide|help|list|name|state|outline|elaborate|educate|advise|point|specify|detail|discuss|enumerate|offer|suggest|recommend';

/**
 * What is said for courtesy, taken away: greetings, fillers, thanks, `could you please`, `I was wondering`. What is
 * asked for stays as it was.
 */
const RULES: readonly Rule[] = [
  [/^[ ,.]+/, ''],
  [/[ ,.]+$/, ''],
  [new RegExp(`^${GREETING}(?= )`), ''],
  [new RegExp(`^(${FILLER})( ,)? (?=\\S)`), ''],
  [new RegExp(` (${SUFFIX})$`), ''],
  [
    /^(can|could|will|would) (you|anyone|someone|anybody|somebody|u) (please |kindly |maybe |possibly |perhaps |just |quickly |briefly )*(help me )?(to )?(understand|figure out|find out|learn|know)( about)? /,
    'explain ',
  ],
  [
    new RegExp(
      `^(can|could|will|would) (you|anyone|someone|anybody|somebody) (please |kindly |maybe |possibly |perhaps |just |quickly |help me |be so kind as to |be able to )*(?=(${ASKS_TO}|write|translate|summari[sz]e|convert|compare|calculate|find|generate|create|define|make|solve|check|fix|rewrite|do|compute|identify|look) )`,
    ),
    '',
  ],
  [/^(can|could|will|would) you (please|kindly) /, ''],
  [
    /^(what (can|could) you tell me about|what do you know about|talk (to me )?about|speak about) /,
    'tell me ',
  ],
  [
    /^i (need|want|would like|am looking for|am searching for|am after) (?!to |you |it |this |that )/,
    'tell me ',
  ],
  [/^would you mind (\S+?)ing (?=me|us|how|what|why|the)/, '$1 '],
  [
    /^(is it possible for you to|would it be possible for you to|do you mind if i ask( you)?|may i ask|can i ask( you)?|might i ask|mind if i ask|i want to ask( you)?|let me ask( you)?) /,
    '',
  ],
  [
    /^i (would like|want|need|wish|am looking|am trying|am hoping|was hoping|am interested|am curious|was wondering|am wondering|wonder|would love|have been wondering)( to (know|understand|learn about|find out|figure out|see|hear|ask|be told|get to know|get|have)| in (knowing|learning( about)?|understanding))?( if you (can|could|would)( please)?( tell me| explain)?)?( more)?( about)? (?=(how|what|why|when|where|who|which|whose|whether|if|the|about|is|are|can|do|does) )/,
    'tell me ',
  ],
  [
    /^(what i (want|need|would like) to (know|ask) is|my question is|the question is|here is my question|i do not (know|understand|get)|i am not sure( about)?|i am confused about|not sure) ,? ?(?=(how|what|why|when|where|who|which|whose|whether|if|the|about|is|are|can|do|does) )/,
    'tell me ',
  ],
  [
    /^(do|does|did) (you|anyone|anybody|someone|somebody) (happen to )?(know|remember|have (any )?(idea|information on)|understand) /,
    'tell me ',
  ],
  [
    /^(any|got any|have you any|have you got any) (idea|ideas|clue|thoughts)( on| about| as to)? (?=(how|what|why|when|where|who|which) )/,
    'tell me ',
  ],
  [/^let (me|us) know( about)? /, 'tell me '],
  [
    /^(give|get|provide|offer|send) (me |us )?(with )?(an explanation|an overview|a description|a summary explanation|some information|information|info|details|the details|insight|some insight|a rundown)( of| on| about| for| regarding) /,
    'tell me ',
  ],
  [
    /^(tell|show|inform|remind|enlighten|educate|teach) (me|us) (please )?(exactly |again |briefly )?(more |something |everything |all )?(about|on|of) /,
    'tell me ',
  ],
  [
    /^(please )?(explain|describe|clarify|outline|detail|discuss|elaborate( on)?|specify|state|say) (to me |for me )?(exactly |please |briefly )?/,
    'tell me ',
  ],
  [/^(provide|give|show|offer|share|list|name|enumerate)( with)? (?!me)(me |us )?(?=\S)/, 'tell me '],
  [/^(provide|give|show|list|name) (me|us) (with )?(please )?/, 'tell me '],
  [/^tell (?!me )(us )?(?=(how|what|why|when|where|who|which|whether|if) )/, 'tell me '],
  [/^tell me (please|exactly|again|that|,|some of|some|also|tell me) /, 'tell me '],
  [/^tell me tell me /, 'tell me '],
];

const rewrite = rewritingUntilStill(RULES);

export function withoutCourtesies(text: string): string {
  return rewrite(text);
}
