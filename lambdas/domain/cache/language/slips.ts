import type { Item } from './item.ts';

/** Words that one slip turns into one another, and that are words both. */
const BOTH_WORDS = new Set(
  `ailment aliment|carter crater|carving craving|carved craved|casual causal|casually causally|complaint compliant|coroner crooner
discreet discrete|discreetly discretely|farmer framer|farming framing|farmed framed|gilding gliding|mantel mantle|marital martial
minuet minute|nickel nickle|perfect prefect|perform preform|salver slaver|signer singer|silver sliver|timber timbre|united untied
scared sacred|reserve reverse|cartoon carton|commandeer commander|correspondent corespondent|dessert desert|desserts deserts
dragoon dragon|overrate overate|rooster roster|breastfeed breastfed|crossbreed crossbred|marketeer marketer|conversation conservation
overshoot overshot|troubleshoot troubleshot|undershoot undershot|overfeed overfed|casualty causality
alright alight|another anther|armrest arrest|ashtray astray|batsman batman|batsmen batmen|bedhead behead
bedside beside|blueish bluish|boarder border|boaster boater|botcher bother|brindle bridle|bungler bugler
bushing busing|caption cation|carving caving|carving caring|casting casing|caution cation|chaplet chalet
chloral choral|cleaver clever|conifer confer|consign cosign|convert covert|copping coping|coroner corner
coronet cornet|cremate create|darling daring|dearths deaths|deflect defect|deliver delver|deplete delete
deprive derive|dessert desert|dotting doting|egotism egoism|egotist egoist|faculty faulty|farther father
feaster fester|ferrule ferule|finance fiance|fistful fitful|flyaway flyway|forager forger|freight fright
fuehrer fuhrer|garbage garage|garfish garish|garnish garish|grafter grater|granter grater|gripper griper
grouper groper|guilder guider|hearths heaths|hitcher hither|horsier hosier|hurdler hurler|incline inline
inflect infect|lambent lament|landing lading|licking liking|likable liable|lineage linage|linkage linage
livable liable|lounger longer|manager manger|marking making|matting mating|meander mender|minster minter
misplay mislay|mistral mitral|neither nether|neutral neural|neutron neuron|noisily nosily|outplay outlay
outrage outage|pabulum pablum|pairing paring|palmate palate|palpate palate|parking paring|parring paring
parsley parley|parting paring|patella paella|patient patent|peeling peeing|pendant pedant|pipping piping
planner planer|popular poplar|portent potent|portion potion|primmer primer|prosper proper|punster punter
rafting rating|ragging raging|ratting rating|realist relist|recital rectal|recline reline|recluse recuse
reflate relate|retrain retain|retread reread|retsina retina|ridding riding|roaster roster|roister roster
rooster rooter|runaway runway|saltine saline|salvage savage|scourer scorer|seeming seeing|serious serous
shearer sharer|shotgun shogun|sleight slight|sparing spring|splurge spurge|staunch stanch|stratus status
stringy stingy|thereat threat|through though|tremble treble|turnkey turkey|varnish vanish|versify verify
widener wiener|xxxviii xxxiii|contract contact|complete compete|country county|convert covert
acridity aridity|acridity acidity|addiction addition|altercation alteration|alternation alteration
amicability amiability|amicable amiable|amicably amiably|amnesiac amnesic|anesthetic aesthetic
antonymous anonymous|appraise apprise|arbitrageur arbitrager|automation automaton|backslash backlash
backslide backside|baldness badness|baluster bluster|beautification beatification|beautify beatify
blackboard backboard|blacking backing|blagging bagging|blinding binding|blobbing bobbing|blogging bogging
bluefish blueish|bogeyman bogyman|bogeymen bogymen|bondsman bondman|bondsmen bondmen|boogeyman bogeyman
boogeymen bogeymen|bragging bagging|braininess brininess|breadths breaths|breastfeed breastfed
brooklet booklet|bushiness business|cartload carload|catchall catcall|celebrity celerity|chairwoman charwoman
chairwomen charwomen|chandler candler|chapatti chapati|chapping capping|chattily cattily|chattiness cattiness
chatting catting|chilliness chillness|chopping copping|chumming cumming|circuitry circuity|clapping capping
cleanser cleaner|climactic climatic|clopping copping|coattail cattail|commandeer commander
commonality commonalty|competencies competences|complected completed|complete compete|conclave concave
concordant concordat|conterminous coterminous|contingent continent|contract contact|contractible contractile
cornmeal corneal|corporeal corporal|correspondent corespondent|costumier costumer|countless countess
countrywide countywide|courtier courier|crabbing cabbing|cramping camping|crapping capping|cremation creation
crispiness crispness|cropping copping|croquette coquette|crossbreed crossbred|crotchet crochet
cyclopes cyclops|daemonic demonic|deductible deducible|defecation defection|deflection defection
deflector defector|demoniac demonic|denature denture|depletion deletion|depreciate deprecate
depreciation deprecation|deviltry devilry|diaereses diereses|diaeresis dieresis|dividend divided
divorcee divorce|dripping dipping|drubbing dubbing|egotistic egoistic|egotistical egoistical|embitter emitter
emigrate emirate|emoticon emotion|epidermic epidemic|ethnological ethological|ethnologist ethologist
ethnology ethology|expatriate expatiate|expatriation expatiation|expediencies expediences|expiration expiation
external eternal|facetious factious|fastback fatback|fastness fatness|featherless fatherless
fingerling fingering|flagging fagging|flatness fatness|flattest fattest|flitting fitting|flogging fogging
flounder founder|fluorescence florescence|fluorescent florescent|footling footing|forborne forbore
forebear forbear|foregoes forgoes|foregone forgone|forewent forwent|formulate formulae|fraction faction
fractional factional|fractious factious|franchisee franchise|freedman freeman|freedmen freemen
freshmen freshen|friction fiction|frictional fictional|frogging fogging|funereal funeral|gauntlet gantlet
gemological geological|gemologist geologist|gemology geology|germanium geranium|gimmickry gimmicky
glutting gutting|grabbing gabbing|graduate gradate|graduation gradation|grayness gayness|griminess grimness
grinning ginning|habituation habitation|hairsbreadth hairbreadth|hairsbreadths hairbreadths
handicraft handcraft|handiwork handwork|hardiness hardness|hardness harness|haunting hunting|headsman headman
headsmen headmen|hermetic heretic|hermetical heretical|hermitage heritage|homebody homeboy|hominoid hominid
hosteler hostler|humaneness humanness|hurdling hurling|immortal immoral|immortality immorality
impalement implement|imperial imperil|impervious imperious|imprudence impudence|imprudent impudent
inflection infection|interbred interred|interbreed interbred|internment interment|interstate intestate
isometric isomeric|isotropic isotopic|kaffeeklatsch kaffeeklatch|kingship kinship|kinsfolk kinfolk
knitting kitting|lambskin lambkin|laminate laminae|lankiness lankness|leathery lathery|licensee license
likability liability|linesman lineman|linesmen linemen|livability liability|madrassa madrasa
marketeer marketer|medicate mediate|medication mediation|meditate mediate|meditation mediation
minister minster|mistrial mistral|mortality morality|mortgagee mortgage|mourning morning|noisiness nosiness
nursling nursing|nutriment nutrient|onomatopoetic onomatopoeic|ordinance ordnance|outplace outpace
overborne overbore|overfeed overfed|overheard overhead|overheat overeat|overplay overlay|overplay overpay
overrate overate|overshoot overshot|palatial palatal|pardoner pardner|passersby passerby|peacemaker pacemaker
peerless peeress|perforation peroration|personage personae|personality personalty|pheasant peasant
phosphorous phosphorus|pilaster plaster|pilaster piaster|pimiento pimento|planning panning|planting plating
platting patting|platting plating|playback payback|pleasant peasant|pleasantry peasantry|plodding podding
plopping popping|plotting potting|portability potability|portable potable|porthole pothole
potentiate potentate|preclude prelude|predication prediction|predictable predicable|prepping pepping
presentiment presentment|prettily pettily|prettiness pettiness|priggish piggish|priggishness piggishness
propping popping|prostrate prostate|protegee protege|psalmist palmist|puddling pudding|reflection refection
remainder reminder|roadster roaster|rocketry rockery|rotundness roundness|rumination ruination
salesroom saleroom|salivation salvation|sampling sapling|scantily scantly|scantiness scantness
schilling shilling|scrammed scammed|scramming scamming|scrapper scraper|scrummed scummed|scrumming scumming
scumming summing|sentience sentence|sentiment sentient|shagging sagging|shallowness sallowness
shinning sinning|shipping sipping|shitting sitting|shopping sopping|shredding shedding|shunning sunning
singeing singing|skinless sinless|skinning sinning|skipping sipping|slagging sagging|slapping sapping
slickness sickness|slideshow sideshow|sliminess slimness|slipping sipping|slitting sitting|slobbing sobbing
slopping sopping|slumming summing|smocking smoking|smuggest suggest|smuggler smugger|snagging sagging
snappiness sappiness|snapping sapping|snipping sipping|snubbing subbing|snuggest suggest|solemnness solemness
somberness soberness|sparring sparing|sparseness spareness|speediness seediness|spineless spinless
spinless sinless|spinning sinning|spitting sitting|splatted slatted|splatted spatted|splatter spatter
splatting spatting|splitting slitting|splitting spitting|splutter sputter|stablemate stalemate
startling starling|stetting setting|stickler sticker|stimulate simulate|stimulation simulation
stolidity solidity|stolidness solidness|stopping sopping|straightaway straightway|strangle strange
strangler stranger|streamer steamer|stringer stinger|stringiness stinginess|stropped stopped
stropping stopping|stubbing subbing|stunning sunning|sturgeon surgeon|subtropic subtopic|suppliant supplant
supplicant suppliant|swagging sagging|swapping sapping|swingeing singeing|terrapin terrain|textural textual
thankful tankful|theremin therein|thickset thicket|thinning tinning|thorough through|tinniness tininess
torturous tortuous|trampler tramper|transmit transit|trapping tapping|tripping tipping|tropical topical
trotting totting|troubleshoot troubleshot|twinning tinning|underfeed underfed|underline underlie
underlying underling|underplay underlay|underplay underpay|undershoot undershot|valiance valance
versification verification|vertebrate vertebrae|voyageur voyager|walkaway walkway|wannabee wannabe
weakfish weakish|weariness wariness|whetting wetting|whiskery whiskey|whomever whoever|whomsoever whosoever
whoreish whorish|woodsiness woodiness|woodsman woodman|woodsmen woodmen|woolliness wooliness|workaday workday
worktable workable|wrangler wangler|wriggler wiggler`
    .trim()
    .split(/[|\n]/),
);
/** Letters that are left of a word with one dropped. */
const LEAST_LEFT = 6;
/** In shorter words a slip makes another word too often. */
const LEAST_LETTERS = 6;

/** Whether two words are one, written with a slip: two letters changed places, or one was doubled or left out. */
export function isSlip(one: Item, other: Item): boolean {
  return mayBeSlipped(one) && mayBeSlipped(other) && slipped(one.word, other.word);
}

/** Names are told apart by less than that. */
function mayBeSlipped({ word, isLiteral, isProper }: Item): boolean {
  return !isLiteral && !isProper && word.length >= LEAST_LETTERS && /^[a-z]+$/.test(word);
}

function slipped(one: string, other: string): boolean {
  const isKnown = BOTH_WORDS.has(`${one} ${other}`) || BOTH_WORDS.has(`${other} ${one}`);
  if (isKnown || one[0] !== other[0] || Math.abs(one.length - other.length) > 1) {
    return false;
  }
  const at = firstDifference(one, other);
  if (one.length === other.length) {
    return isTransposed(one, other, at);
  }
  const [longer, shorter] = one.length > other.length ? [one, other] : [other, one];
  return isDoubled(longer, shorter, at) || isDropped(longer, shorter, at);
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) {
    at++;
  }
  return at;
}

function isTransposed(one: string, other: string, at: number): boolean {
  return (
    at < one.length - 1 &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

/** Before an ending a doubled letter tells another vowel: `hopping` is no `hoping`. */
function isDoubled(longer: string, shorter: string, at: number): boolean {
  const rest = longer.slice(at + 1);
  return (
    longer[at] === longer[at - 1] &&
    rest === shorter.slice(at) &&
    !/^(ing|ings|ed|er|ers|est|y|s)$/.test(rest)
  );
}

/** A letter was left out within a long word. At the ends of words letters tell forms apart. */
function isDropped(longer: string, shorter: string, at: number): boolean {
  const isInside = at >= 2 && at <= longer.length - 4;
  return isInside && shorter.length >= LEAST_LEFT && longer.slice(at + 1) === shorter.slice(at);
}

/** Letters of a word below which one letter makes another word more often than a slip. */
const LEAST_SLIPPED = 4;

/**
 * Whether one word may be the other with a single letter changed, missing, too many or out of its place. So are
 * `coffee` and `toffee`: it is worth asking a judge, and no more.
 */
export function mayBeSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < LEAST_SLIPPED || Math.abs(one.length - other.length) > 1) {
    return false;
  }
  const at = firstDifference(one, other);
  const isChanged = one.length === other.length && one.slice(at + 1) === other.slice(at + 1);
  const isMissing = one.slice(at + 1) === other.slice(at) || one.slice(at) === other.slice(at + 1);
  return isChanged || isMissing || isTransposed(one, other, at);
}
