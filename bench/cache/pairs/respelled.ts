/** Long and short forms, British and American spellings: the same words, written in another way. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/\b([Ww])hat is\b/g, "$1hat's"],
  [/\b([Ww])ho is\b/g, "$1ho's"],
  [/\b([Ww])here is\b/g, "$1here's"],
  [/\b([Cc])an I not\b/g, "$1an't I"],
  [/\b([Dd])oes not\b/g, "$1oesn't"],
  [/\b([Dd])o not\b/g, "$1on't"],
  [/\b([Dd])id not\b/g, "$1idn't"],
  [/\b([Ss])hould not\b/g, "$1houldn't"],
  [/\b([Cc])annot\b/g, "$1an't"],
  [/\bI am\b/g, "I'm"],
  [/\bI would\b/g, "I'd"],
  [/\b([Ii])t is\b/g, "$1t's"],
  [/\b([Aa])re not\b/g, "$1ren't"],
  [/\b([Ii])s not\b/g, "$1sn't"],
  [/\b([Cc])olour/g, '$1olor'],
  [/\b([Ff])avour/g, '$1avor'],
  [/\b([Nn])eighbour/g, '$1eighbor'],
  [/\b([Ff])lavour/g, '$1lavor'],
  [/\b([Hh])umour/g, '$1umor'],
  [/\b([Cc])entre\b/g, '$1enter'],
  [/itre(s?)\b/g, 'iter$1'],
  [/etre(s?)\b/g, 'eter$1'],
  [/\btyre/g, 'tire'],
  [/\b([Ll])icence/g, '$1icense'],
  [/\bprogramme\b/g, 'program'],
  [/\btheatre/g, 'theater'],
  [/\b(organ|summar|modern|recogn|apolog|critic|real|author|special|fertil)is(e|ed|ing)\b/g, '$1iz$2'],
  [/\b([Mm])ould\b/g, '$1old'],
  [/\bgrey\b/g, 'gray'],
  [/\b([Yy])oghurt/g, '$1ogurt'],
  [/\bjewellery\b/g, 'jewelry'],
  [/\b(travel|cancel|label)l(ed|ing)\b/g, '$1$2'],
  [/\bdialogue/g, 'dialog'],
  [/\bsulphur/g, 'sulfur'],
  [/\baluminium\b/g, 'aluminum'],
  [/\bpyjamas\b/g, 'pajamas'],
  [/\banalyse/g, 'analyze'],
  [/\bmaths\b/g, 'math'],
  [/\bkerb\b/g, 'curb'],
];

/** The text with its words in the other spelling; undefined where there is no other. */
export function respelled(text: string): string | undefined {
  const other = PAIRS.reduce((done, [from, to]) => done.replace(from, to), text);
  return other === text ? undefined : other;
}
