/** Bases that say the opposite of one another, or the other way of the same. */
const PAIRS = `
on off|in out|up down|above below|over under|before after|inside outside|into out|onto off|with without|for against
always never|all none|everything nothing|everyone nobody|somebody nobody|more less|most least|many few|much little
good bad|big small|large small|great small|high low|tall short|long short|old new|old young|early late|fast slow|quick slow
hot cold|warm cool|warm cold|hard soft|hard easy|difficult easy|difficult simple|hard simple|simple complex|easy complicated
light dark|light heavy|bright dark|rich poor|strong weak|thick thin|fat thin|wide narrow|deep shallow|full empty
clean dirty|wet dry|open close|open closed|open shut|cheap expensive|safe dangerous|public private|internal external|inner outer
indoor outdoor|indoors outdoors|true false|right wrong|right left|correct wrong|correct incorrect|positive negative|plus minus
odd even|sharp dull|sweet sour|sweet bitter|loud quiet|noisy quiet|happy sad|healthy sick|alive dead|awake asleep|male female
man woman|boy girl|mother father|husband wife|son daughter|brother sister|king queen|uncle aunt|buyer seller|teacher student
employer employee|landlord tenant|doctor patient|parent child|lender borrower|host guest|client server|sender receiver
start stop|start finish|start end|begin end|begin stop|begin finish|beginning end|first last|increase reduce|increase decrease
raise lower|rise fall|grow shrink|expand contract|expand shrink|expand collapse|gain lose|win lose|earn spend|save spend|save waste
buy sell|purchase sell|lend borrow|rent own|give take|give receive|send receive|push pull|pull push|throw catch|ask answer
add remove|add subtract|add delete|multiply divide|insert remove|insert delete|create delete|create destroy|create remove
make break|build destroy|build demolish|install uninstall|install remove|enable disable|activate deactivate|allow forbid
allow block|allow prevent|allow deny|permit deny|permit forbid|accept reject|accept decline|accept refuse|approve reject|approve deny
agree disagree|include exclude|connect disconnect|attach detach|attach remove|join leave|join split|merge split|enter leave
enter exit|arrive depart|arrive leave|come go|import export|upload download|encrypt decrypt|encode decode|compress decompress
compress extract|zip unzip|lock unlock|load unload|pack unpack|fold unfold|tie untie|wrap unwrap|plug unplug|subscribe unsubscribe
follow unfollow|like dislike|love hate|like hate|mute unmute|hide show|hide reveal|show conceal|remember forget|learn forget
teach learn|find lose|pass fail|succeed fail|success failure|attack defend|help hurt|help harm|improve worsen|strengthen weaken
tighten loosen|lengthen shorten|widen narrow|deepen fill|harden soften|heat cool|warm chill|freeze melt|freeze thaw|boil freeze
cause prevent|cause cure|promote prevent|encourage discourage|support oppose|protect harm|protect attack|trust distrust|wake sleep
sit stand|laugh cry|live die|birth death|marry divorce|hire fire|employ dismiss|promote demote|deposit withdraw|debit credit
profit loss|asset liability|income expense|supply demand|cause effect|advantage disadvantage|advantage drawback|benefit drawback
benefit risk|pro con|benefit harm|strength weakness|similarity difference|similar different|same different|alike different
maximum minimum|maximize minimize|max min|upper lower|top bottom|front back|north south|east west|northern southern|eastern western
left right|horizontal vertical|forward backward|forwards backwards|clockwise counterclockwise|ascending descending|ascend descend
vertical horizontal|input output|source destination|source target|parent child|ancestor descendant|predecessor successor
past future|ancient modern|yesterday tomorrow|yesterday today|today tomorrow|day night|morning evening|morning night|am pm
summer winter|spring autumn|sunrise sunset|dawn dusk|weekday weekend|temporary permanent|short-term long-term|acid base|acidic basic
solid liquid|liquid gas|conductor insulator|metal nonmetal|domestic foreign|domestic international|local global|local remote
rural urban|formal informal|legal illegal|guilty innocent|single married|active passive|active inactive|visible hidden
visible invisible|frequent rare|common rare|natural artificial|raw cooked|fresh stale|fresh frozen|sober drunk|employed unemployed
optional required|optional mandatory|optional compulsory|static dynamic|mutable immutable|singular plural|prefix suffix
synonym antonym|synchronous asynchronous|analog digital|online offline|manual automatic|major minor|senior junior|major minor
majority minority|everywhere nowhere|often seldom|often rarely|often never|usually rarely|frequently rarely|only also
above beneath|behind ahead|near far|here there|this that|these those|together apart|alone together|both neither|either neither
cheap costly|dangerous harmless|poisonous edible|toxic harmless|inhale exhale|evaporate condense|absorb emit|absorb release
inflate deflate|float sink|land takeoff|victory defeat|friend enemy|friend foe|ally enemy|hero villain|optimist pessimist
introvert extrovert|carnivore herbivore|predator prey|vein artery|mortal immortal|theist atheist|liberal conservative
democrat republican|capitalism communism|peace war|entrance exit|arrival departure|question answer|problem solution
`;

const OPPOSITES = new Map<string, Set<string>>();
for (const pair of PAIRS.trim().split(/[|\n]/)) {
  const [one, other] = pair.split(' ') as [string, string];
  oppose(one, other);
  oppose(other, one);
}

function oppose(one: string, other: string): void {
  const known = OPPOSITES.get(one) ?? new Set();
  OPPOSITES.set(one, known.add(other));
}

/** Prefixes that turn a word round: `un|happy`, `anti|biotic`, `over|estimate` against `under|estimate`. */
const TURNING = /^(un|in|im|ir|il|dis|non|de|mis|anti|counter|a|ab|mal)(?=[a-z]{3})/;
const FACING: readonly (readonly [string, string])[] = [
  ['over', 'under'],
  ['pre', 'post'],
  ['in', 'ex'],
  ['im', 'ex'],
  ['hyper', 'hypo'],
  ['macro', 'micro'],
  ['up', 'down'],
  ['in', 'out'],
  ['intra', 'inter'],
  ['endo', 'exo'],
  ['mono', 'poly'],
  ['pro', 'anti'],
  ['en', 'de'],
  ['in', 'de'],
];

/** Whether two bases are opposites: listed, by a prefix that turns round, or by `-less`. */
export function areOpposite(one: string, other: string): boolean {
  return (
    OPPOSITES.get(one)?.has(other) === true ||
    // A prefix leaves the end as it is, which is cheap to see.
    (one.slice(-3) === other.slice(-3) && differInPrefix(one, other)) ||
    lacks(one, other) ||
    lacks(other, one)
  );
}

function differInPrefix(one: string, other: string): boolean {
  return (
    isTurned(one, other) ||
    isTurned(other, one) ||
    FACING.some(([a, b]) => face(one, other, a, b) || face(other, one, a, b))
  );
}

function isTurned(turned: string, plain: string): boolean {
  return (
    plain.length > 3 && turned.endsWith(plain) && turned.replace(TURNING, '') === plain && turned !== plain
  );
}

function face(one: string, other: string, a: string, b: string): boolean {
  return (
    one.startsWith(a) &&
    other.startsWith(b) &&
    one.length - a.length >= 3 &&
    one.slice(a.length) === other.slice(b.length)
  );
}

/** `sugarless` against `sugar` and `sugarful`. */
function lacks(one: string, other: string): boolean {
  return (
    one.endsWith('less') &&
    one.length > 6 &&
    [one.slice(0, -4), `${one.slice(0, -4)}ful`, `${one.slice(0, -4)}y`].includes(other)
  );
}
