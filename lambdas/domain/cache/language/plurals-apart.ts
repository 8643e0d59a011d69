/**
 * Plurals that mean another thing than several of what their singulars name: glasses are worn, a glass is drunk from.
 * They are forms of nothing. Left out is what is a verb as often, such as `works`.
 */
const APART: ReadonlySet<string> = new Set(
  `glasses customs premises contents terms savings spirits woods arms airs ashes bearings blues brains briefs boards
  compasses drawers dues facilities feelings grounds guts lyrics manners mains masses odds papers peoples plains
  provisions quarters rapids regards relations remains respects riches rights ruins sands scales securities shorts
  spectacles surroundings thanks tights tropics troops trunks values valuables waters wits writings heavens sweets
  greens draughts darts pools arts statistics mechanics acoustics electronics graphics logistics athletics classics
  basics genetics optics dynamics boxers slacks pants sweats dice minutes proceeds earnings winnings belongings
  utilities authorities humanities minorities qualities properties experiences morals heights conditions directions
  operations communications sales futures credits irons bowels foundations honours honors humours oats outskirts
  overalls particulars prospects rags reins royalties skittles spades forces blinds suds suspenders vitals clubs hearts diamonds`.split(
    /\s+/,
  ),
);

/** Whether a plural is more, or less, than several of its singular. */
export function isApart(plural: string): boolean {
  return APART.has(plural);
}
