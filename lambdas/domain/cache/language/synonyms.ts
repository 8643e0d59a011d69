/**
 * Words and phrases, in their base forms, that may stand for one another in nearly every question. A set is as narrow
 * as its most particular member: what is only close (`cheap` and `affordable`) stays apart, is judged in the
 * background, and becomes an alias where the answers agree. So does a word that means something else in an ordinary
 * question: a plane is flown and a tool. One set a line, and no logic: so it is long.
 *
 * These are words of every day: they may stand for one another within a question, but what each of them is by itself
 * are two questions, as with `cost` and `price`.
 */
const GENERAL_SETS = `
buy, purchase
begin, start, commence, start off
finish, complete
stop, cease, quit
fix, repair, mend
remove, delete, get rid of, eliminate
discard, throw away, throw out, dispose of, toss out
choose, select, pick out, opt for
get, obtain, acquire, receive, get hold of
need, require
help, assist
make, create, build
improve, enhance
increase, boost
reduce, decrease, lower, lessen, cut down on, cut back on, bring down
prevent, keep from
okay, ok, alright
contact, get in touch with, reach out to
legal, lawful
illegal, unlawful, against the law
happen, occur, take place
use, utilize, make use of
allow, permit
forbid, prohibit, ban
answer, reply, respond
ask, inquire
speak, talk
look for, search for, seek
find out, discover, figure out
look after, take care of, care for
gather, collect
attach, fasten
assemble, put together
disassemble, take apart, dismantle
set up, setup
enable, turn on, switch on
disable, turn off, switch off
launch, start up
shut down, power off
reboot, restart
log in, login, log on, logon, sign in, log into, sign into
log out, logout, log off, sign out
sign up, register, signup
unsubscribe, opt out
back up, backup
postpone, put off, delay
cancel, call off
tolerate, put up with
submit, hand in
distribute, hand out, give out
investigate, look into
perform, carry out
contain, include
earn, make money
vanish, disappear
demolish, tear down, knock down
ascend, climb, go up
descend, go down, climb down
enter, go into, get into
depart, leave
arrive at, get to
refund, money back
visit, go see
notice, spot
comprehend, understand
teach, instruct
explain, clarify
describe, depict
recommend, suggest, advise
estimate, approximate
calculate, compute
verify, confirm
examine, inspect
test, try out
attempt, try
continue, keep on
chop, chop up
mix, combine
melt, liquefy
heat, heat up, warm, warm up
cool, cool down
dry, dry off, dry out
clean, clean up
wipe, wipe off
fill, fill up
empty, empty out
load, load up
charge, charge up, recharge
tidy, tidy up, declutter
wrap, wrap up
print, print out
write, write down
divide, split, split up
injure, harm
heal, recover from
fall asleep, get to sleep
wake, wake up
exercise, work out
lose weight, slim down, shed weight, drop weight
gain weight, put on weight
feed, nourish
grow, cultivate
breathe, respire
die, pass away
kill, slay
marry, get married to, wed
divorce, split from
raise child, bring up child
car, automobile
bike, bicycle
motorbike, motorcycle
airplane, aeroplane
subway, metro
phone, telephone
mobile phone, cell phone, cellphone
telly, television, tv
photo, photograph
horror movie, horror film
website, web site
issue, problem
document, doc
central processing unit, cpu
house, home
couch, sofa, settee
fridge, refrigerator
rubbish, trash, garbage
shop, store
supermarket, grocery store
pharmacy, drugstore
petrol, gasoline
child, kid
baby, infant
mom, mother, mum
grandma, grandmother
grandpa, grandfather
parent, mom and dad
lawyer, attorney
dentist, dental surgeon
employee, staff member
coworker, colleague
police officer, cop, policeman
firefighter, fireman
author, writer
film director, movie director
cv, curriculum vitae
salary, pay
cost, price
fee, charge
tax, levy
goal, objective, aim
benefit, advantage, upside, plus point
drawback, disadvantage, downside
pros and cons, advantage and disadvantage, benefit and drawback, upside and downside
difference, distinction
similarity, likeness
reason, cause
result, outcome
effect, consequence, impact
meaning, definition
type, kind
way, method, manner, approach
rule, regulation
requirement, prerequisite
illness, disease, sickness
stomach, tummy
headache, head pain
surgery, operation
drink, beverage
vegetable, veggie
ingredient, component
earth, world
country, nation
population, number of people, number of inhabitant
inhabitant, resident
management, mgmt
big, large
huge, enormous, gigantic, massive
small, little
tiny, minuscule
medicine, medication
quick, fast, rapid, speedy
slow, sluggish
easy, simple
hard, difficult
cheap, inexpensive
expensive, costly, pricey
smart, clever, intelligent
dumb, stupid
happy, glad
sad, unhappy
scared, afraid, frightened
tired, exhausted, fatigued
sick, ill
dangerous, unsafe, risky
important, significant
famous, well known, renowned
wealthy, rich
quiet, silent
loud, noisy
bizarre, weird, strange
wrong, incorrect
correct, accurate
fake, counterfeit
entire, whole
empty, vacant
common, widespread
often, frequently
usually, normally, typically, generally
quickly, fast, rapidly
immediately, right away, straight away, at once, instantly
approximately, roughly
nearly, almost
totally, completely, entirely, fully
always, at all times
together, jointly
abroad, overseas
online, on internet, on web
action movie, action film
webpage, web page
`;

/** Two names of one thing each: whoever asks what the one is asks what the other is. */
const NAMES = `
laptop, notebook computer
email, electronic mail
javascript, js
kubernetes, k8s
postgresql, postgres
configuration, config
administrator, admin
environment, env
operating system, os
artificial intelligence, ai
user interface, ui
application programming interface, api
rent a flat, rent an apartment
kitchen tap, kitchen faucet
high blood pressure, hypertension
heart attack, myocardial infarction
flu, influenza
nyc, new york city
usa, united states, united states of america
uk, united kingdom
eu, european union
un, united nations
uae, united arab emirates
wwii, ww2, world war ii, #2th world war, world war #2
wwi, ww1, world war i, #1th world war, world war #1
average, avg
approximate, approximately, approx, appr
pixel, px
maximum, max
minimum, min
information, info
temperature, temp
department, dept
government, govt
quantity, qty
gymnasium, gym
advertisement, ad, advert
university, uni
specification, spec
included, incl
kilohertz, khz
kilojoule, kj
kilopascal, kpa
professor, prof
president, pres
building, bldg
road, rd
mount, mt
statement, stmt
aubergine, eggplant
courgette, zucchini
spring onion, scallion, green onion
sweetcorn, sweet corn
broad bean, fava bean
chickpea, garbanzo bean, garbanzo
mangetout, snow pea
bell pepper, sweet pepper
cilantro, fresh coriander, coriander leaf
flaxseed, linseed
peanut, groundnut
icing sugar, powdered sugar, confectioner sugar
caster sugar, castor sugar, superfine sugar
plain flour, all purpose flour
self raising flour, self rising flour
cornflour, cornstarch
wholemeal, whole wheat
bicarbonate of soda, baking soda, sodium bicarbonate, bicarb
tofu, bean curd
candyfloss, cotton candy
ice lolly, popsicle
sparkling water, fizzy water, carbonated water
takeaway, takeout
ketchup, tomato ketchup, catsup
mayo, mayonnaise
tin opener, can opener
tin foil, aluminum foil
cling film, clingfilm, plastic wrap, saran wrap
washing up liquid, dish soap, dishwashing liquid
tea towel, dish towel
kitchen roll, paper towel
hob, stovetop, cooktop
worktop, countertop
cutlery, flatware
vacuum up, hoover up
dustbin, rubbish bin, trash can, garbage can
bin bag, rubbish bag, trash bag, garbage bag
bin man, dustman, garbage man, garbage collector, refuse collector
nappy, diaper
pushchair, stroller
loo, toilet, lavatory
toilet paper, toilet roll, loo roll, toilet tissue, bathroom tissue
hosepipe, garden hose
lawn mower, lawnmower
weed killer, weedkiller, herbicide
flower pot, flowerpot, plant pot
compost heap, compost pile
adjustable spanner, adjustable wrench
spanner, wrench
drawing pin, thumbtack
sellotape, scotch tape
biro, ballpoint pen, ballpoint
leaky tap, leaking tap, dripping tap, leaky faucet, leaking faucet, dripping faucet
windscreen, windshield
car bonnet, car hood
car boot, car trunk
number plate, license plate, registration plate
gear lever, gear stick, gear shift
handbrake, parking brake, emergency brake
driving license, driver license, driver 's license
car park, parking lot
traffic light, stoplight
dual carriageway, divided highway
petrol station, gas station, filling station
estate car, station wagon
car insurance, auto insurance, motor insurance
car hire, car rental
hire car, rental car
return ticket, round trip ticket
single ticket, one way ticket
railway, railroad
railway station, train station, railroad station
tram, streetcar
luggage, baggage
hand luggage, hand baggage, carry on luggage, carry on bag, cabin bag, cabin luggage
rucksack, backpack
bum bag, fanny pack
sat nav, satnav
estate agent, realtor, real estate agent
mortgage, home loan
flatmate, roommate
living room, sitting room
skirting board, baseboard
terraced house, row house
drainpipe, downspout, downpipe
skylight, roof window
power cut, power outage
power socket, power outlet, electrical outlet, electrical socket, wall socket
extension lead, extension cord
tumble dryer, tumble drier, clothes dryer
hairdryer, hairdrier, hair dryer, hair drier, blow dryer
bathtub, bath tub
write a cheque, write a check
cash a cheque, cash a check
deposit a cheque, deposit a check
blank cheque, blank check
cheque book, checkbook
draught excluder, draft excluder, draft stopper
draught beer, draft beer
light bulb, lightbulb
pillowcase, pillow case
bedbug, bed bug
postman, mailman, mail carrier
postcode, postal code
banknote, bank note
cash machine, cashpoint, cash dispenser, automated teller machine
pay rise, pay raise, salary increase
payslip, pay slip, pay stub, wage slip
jobless, unemployed
off license, liquor store
shopping trolley, shopping cart
shopping center, shopping mall
bookshop, bookstore
bookcase, bookshelf
gift card, gift voucher
eatery, restaurant
noughts and crosses, tic tac toe
draughts, checkers
snakes and ladders, chutes and ladders
table tennis, ping pong
goalkeeper, goalie
soccer, association football
push up, press up, pushup
olympics, olympic games
hen party, hen do, bachelorette party
stag party, stag do, bachelor party
father christmas, santa claus, santa
theme park, amusement park
roller coaster, rollercoaster
seesaw, teeter totter
crossword, crossword puzzle
deck of card, pack of card
bet, wager
exam, examination
dorm, dormitory
headteacher, head teacher, headmaster, school principal
undergraduate, undergrad
sweater, pullover
dressing gown, bathrobe
swimming costume, swimsuit, bathing suit
tights, pantyhose
polo neck, turtleneck
nail varnish, nail polish
wellies, wellington boot, rubber boot, gumboot
bra, brassiere
zipper, zip fastener
clothes, clothing, apparel
spectacles, eyeglasses
paracetamol, acetaminophen
adrenaline, epinephrine
salbutamol, albuterol
flu jab, flu shot
painkiller, pain reliever, analgesic
side effect, adverse effect
birth control, contraception
emergency room, emergency department, accident and emergency
veterinarian, veterinary surgeon
hairdresser, hair stylist
funeral director, mortician
flight attendant, air hostess, stewardess
shop assistant, sales assistant, store clerk
chief executive officer, chief executive, ceo
chief financial officer, cfo
stomach ache, stomachache, tummy ache, belly ache, bellyache
toothache, tooth pain
backache, back pain
earache, ear pain
blocked nose, stuffy nose, stuffed nose, nasal congestion
nosebleed, nose bleed, epistaxis
collarbone, clavicle
shoulder blade, scapula
kneecap, patella
thigh bone, thighbone, femur
shin bone, shinbone, tibia
breastbone, sternum
tailbone, coccyx
windpipe, trachea
gullet, esophagus
eardrum, tympanic membrane
voice box, larynx
womb, uterus
belly button, navel, tummy button
armpit, underarm
pinky, pinkie, little finger
index finger, forefinger
chickenpox, chicken pox, varicella
german measles, rubella
whooping cough, pertussis
tetanus, lockjaw
hay fever, allergic rhinitis
pink eye, conjunctivitis
flat foot, fallen arch
vomit, throw up, puke
faint, pass out
urinate, pee
defecate, poop, poo
fart, break wind, pass gas
burp, belch
sweat, perspire
weep, cry
shout, yell
hug, embrace
hide, conceal
reveal, disclose
locate, find
avoid, stay away from, steer clear of
confess, admit
apologize, say sorry
decorate, adorn
soak, steep
thaw, defrost
reheat, warm up again, heat up again
marinate, marinade
unclog, unblock
rust, go rusty
wait for, await
collide, crash
memorize, learn by heart, commit to memory
revise for, study for
subtract, take away
repay, pay back
donate, make a donation
sue, take to court
testify, give evidence
imprison, jail
abolish, do away with
replace, swap out
rename, change the name of
resize, change the size of
screenshot, screen shot, screen capture
factory reset, reset to factory settings
resign, step down
cemetery, graveyard
coffin, casket
island, isle
shooting star, meteor
north star, pole star, polaris
thunderstorm, thunder storm
seabed, sea floor, seafloor, ocean floor
dawn, daybreak
sunset, sundown
dusk, nightfall
noon, midday
bunny, rabbit
rooster, cockerel
killer whale, orca
hippo, hippopotamus
rhino, rhinoceros
chimp, chimpanzee
firefly, lightning bug
ladybird, ladybug
seagull, gull
teenager, teen
adult, grown up
sibling, brother or sister
relative, family member
old people, elderly people, senior citizen
grandad, granddad, grandpa
granny, grandma
daddy, dad
mommy, mom
hubby, husband
auntie, aunty, aunt
tune, melody
oscar, academy award
biography, life story
lifespan, life span
top speed, maximum speed, max speed
deadly, lethal, fatal
toxic, poisonous
nutritious, nourishing
tasty, delicious, yummy
sleepy, drowsy
knackered, exhausted, worn out
rude, impolite
polite, courteous
brave, courageous
stubborn, obstinate
stingy, miserly
annual, yearly
daily, every day
weekly, every week
monthly, every month
mandatory, compulsory, obligatory
genuine, authentic
identical, exactly the same
awful, terrible, dreadful
beautiful, gorgeous
transparent, see through
flammable, inflammable
faulty, defective
slippery, slick
humid, muggy
wonderful, marvelous
sometimes, at times, occasionally, now and then, from time to time, once in a while
maybe, perhaps, possibly
recently, lately
eventually, in the end
suddenly, all of a sudden
accidentally, by accident, by mistake, unintentionally
deliberately, on purpose, intentionally
manually, by hand
worldwide, around the world, all over the world, globally
nearby, close by
again, once more
webcam, web camera
touchscreen, touch screen
homepage, home page
username, user name
wifi, wi fi
hotspot, hot spot
flash drive, usb stick, thumb drive, usb drive, pen drive
hard drive, hard disk, hard disk drive, hdd
web browser, internet browser, browser
keyboard shortcut, shortcut key, hotkey
spreadsheet, spread sheet
regular expression, regex, regexp
command line, command line interface, cli
filename, file name
chatbot, chat bot
smartwatch, smart watch
remote control, remote controller
url, uniform resource locator
usb, universal serial bus
sql, structured query language
vpn, virtual private network
isp, internet service provider
dns, domain name system
pdf, portable document format
gui, graphical user interface
ide, integrated development environment
faq, frequently asked question
led, light emitting diode
lcd, liquid crystal display
gps, global positioning system
vr, virtual reality
iot, internet of things
saas, software as a service
ssd, solid state drive
mfa, multifactor authentication
capital letter, uppercase letter, upper case letter
small letter, lowercase letter, lower case letter
exclamation mark, exclamation point
quotation mark, inverted comma, speech mark
nhs, national health service
fbi, federal bureau of investigation
cia, central intelligence agency
nasa, national aeronautics and space administration
imf, international monetary fund
wto, world trade organization
ecb, european central bank
irs, internal revenue service
epa, environmental protection agency
fda, food and drug administration
bbc, british broadcasting corporation
nba, national basketball association
nfl, national football league
rspb, royal society for the protection of bird
rspca, royal society for the prevention of cruelty to animal
nato, north atlantic treaty organization
opec, organization of the petroleum exporting country
ngo, nongovernmental organization
mit, massachusetts institute of technology
nz, new zealand
ny, new york
ussr, soviet union
phd, doctor of philosophy
bsc, bachelor of science
msc, master of science
mba, master of business administration
gcse, general certificate of secondary education
bbq, barbecue, barbeque
diy, do it yourself
agm, annual general meeting
gdp, gross domestic product
gnp, gross national product
dna, deoxyribonucleic acid
rna, ribonucleic acid
hiv, human immunodeficiency virus
adhd, attention deficit hyperactivity disorder
ocd, obsessive compulsive disorder
ptsd, post traumatic stress disorder, posttraumatic stress disorder
ibs, irritable bowel syndrome
copd, chronic obstructive pulmonary disease
uti, urinary tract infection
sti, sexually transmitted infection
mri, magnetic resonance imaging
ecg, ekg, electrocardiogram
cpr, cardiopulmonary resuscitation
icu, intensive care unit
ivf, in vitro fertilization
bmi, body mass index
monosodium glutamate, msg
id card, identity card, identification card
ac and dc, dc and ac, alternating current and direct current, direct current and alternating current
roi, return on investment
ipo, initial public offering
etf, exchange traded fund
llc, limited liability company
veg, vegetable
pic, picture
vid, video
fav, favorite
avenue, ave
boulevard, blvd
free of charge, at no cost, gratis, for free
bathroom tap, bathroom faucet
buy a flat, buy an apartment
flu vaccine, flu vaccination
`;

const KEYS = new Map<string, number[]>();
const PHRASES = new Map<string, (readonly [words: readonly string[], set: number])[]>();

const GENERAL = GENERAL_SETS.trim().split('\n');

[...GENERAL, ...NAMES.trim().split('\n')].forEach((line, set) => {
  for (const member of line.split(',').map((one) => one.trim())) {
    place(member.split(' '), set);
  }
});

function place(words: readonly string[], set: number): void {
  const first = words[0] as string;
  if (words.length === 1) {
    KEYS.set(first, [...(KEYS.get(first) ?? []), set]);
  } else {
    const known = PHRASES.get(first) ?? [];
    PHRASES.set(
      first,
      [...known, [words, set] as const].sort(([a], [b]) => b.length - a.length),
    );
  }
}

/** The sets that a base belongs to. */
export function setsOf(base: string): readonly number[] {
  return KEYS.get(base) ?? [];
}

/** The phrases that begin with a base, the longest first. */
export function phrasesFrom(base: string): readonly (readonly [words: readonly string[], set: number])[] {
  return PHRASES.get(base) ?? [];
}

/** Whether the members of a set are names of one thing, so that to ask what they are is the same. */
export function areNames(set: number): boolean {
  return set >= GENERAL.length;
}
