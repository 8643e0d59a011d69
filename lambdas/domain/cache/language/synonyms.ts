/**
 * Words and phrases, in their base forms, that may stand for one another in nearly every question. A set is as narrow
 * as its most particular member: what is only close (`cheap` and `affordable`) stays apart, is judged in the
 * background, and becomes an alias where the answers agree. One set a line, and no logic: so it is long.
 */
const SETS = `
buy, purchase
begin, start, commence, start off
finish, complete
stop, cease, quit, give up
fix, repair, mend
remove, delete, erase, get rid of, eliminate
discard, throw away, throw out, dispose of, toss out
choose, select, pick out, opt for
get, obtain, acquire, receive, get hold of
need, require
help, assist, aid
show, display
make, create, build, construct
improve, enhance
increase, boost
reduce, decrease, lower, lessen, cut down, cut down on, cut back on, bring down
prevent, keep from
okay, ok, alright
contact, get in touch with, reach out to
work, function
legal, lawful
illegal, unlawful
happen, occur, take place
use, utilize, employ, make use of
allow, permit
forbid, prohibit, ban
answer, reply, respond
ask, inquire
speak, talk
look for, search for, seek, hunt for
find out, discover, figure out, work out
look after, take care of, care for
gather, collect
connect, hook up, link
attach, fasten
assemble, put together
disassemble, take apart, dismantle
install, set up, setup
activate, enable, turn on, switch on
deactivate, disable, turn off, switch off
launch, start up
shut down, power off
reboot, restart
log in, login, log on, logon, sign in, log into, sign into
log out, logout, log off, sign out, sign off
sign up, register, enroll, signup
unsubscribe, opt out
back up, backup
postpone, put off, delay
cancel, call off
tolerate, put up with
review, go over
submit, hand in, turn in
distribute, hand out, give out
investigate, look into
perform, carry out, conduct
contain, include
possess, own
earn, make money
vanish, disappear
demolish, tear down, knock down
explode, blow up
ascend, climb, go up
descend, go down, climb down
enter, go into, get into
depart, leave
arrive at, reach, get to
return, give back
refund, money back
come back, go back
visit, go see
notice, spot
recall, remember
comprehend, understand
learn, study
teach, instruct
explain, clarify
describe, depict
mention, refer to
recommend, suggest, advise
estimate, approximate
calculate, compute
measure, gauge
verify, confirm
examine, inspect
test, try out
attempt, try
continue, keep on, carry on, go on
rotate, spin
bend, flex
cut, slice
chop, chop up
mix, mix up, blend, combine
melt, liquefy
freeze, ice over
heat, heat up, warm, warm up
cool, cool down, chill
dry, dry off, dry out
clean, clean up, cleanse
wipe, wipe off
fill, fill up, fill in, fill out
empty, empty out
lock, lock up
load, load up
charge, charge up, recharge
sharpen, hone
tidy, tidy up, declutter
wrap, wrap up
print, print out
write, write down
summarize, sum up
divide, split, split up
separate, detach
protect, safeguard, shield
defend, guard
hurt, injure, harm
heal, recover from, get over
sleep, fall asleep, get to sleep
wake, wake up, awaken
exercise, work out
lose weight, slim down, shed weight, drop weight
gain weight, put on weight
feed, nourish
grow, cultivate
plant, sow
breathe, respire
die, pass away
kill, slay
marry, get married to, wed
divorce, split from
raise child, bring up child
purchase order, po
car, automobile, auto
bike, bicycle
motorbike, motorcycle
plane, airplane, aeroplane, aircraft
truck, lorry
subway, metro
ship, vessel
phone, telephone
mobile phone, cell phone, cellphone, smartphone
television, tv
photo, photograph, picture, image
movie, film
computer, pc
laptop, notebook computer
website, web site, webpage, web page
internet, web
email, electronic mail
program, software
bug, defect
error, mistake
issue, problem
document, doc
repository, repo
database, db
variable, var
parameter, argument
javascript, js
typescript, ts
kubernetes, k8s
postgresql, postgres
configuration, config
administrator, admin
authentication, auth
environment, env
development, dev
operating system, os
artificial intelligence, ai
machine learning, ml
user interface, ui
application programming interface, api
central processing unit, cpu, processor
random access memory, ram
graphics card, gpu
house, home
flat, apartment
couch, sofa, settee
fridge, refrigerator
rubbish, trash, garbage, waste
faucet, tap
elevator, lift
pavement, sidewalk
shop, store
supermarket, grocery store
pharmacy, drugstore
petrol, gasoline
child, kid
baby, infant
dad, father
mom, mother, mum
grandma, grandmother
grandpa, grandfather
parent, mom and dad
doctor, physician
lawyer, attorney
dentist, dental surgeon
teacher, instructor
student, pupil
boss, supervisor
employee, staff member
coworker, colleague
company, firm
customer, client
police officer, cop, policeman
firefighter, fireman
author, writer
film director, movie director
job, occupation
career, profession
resume, cv, curriculum vitae
salary, pay
money, cash
cost, price
fee, charge
tax, levy
goal, objective, aim
benefit, advantage, pro, upside, plus point
drawback, disadvantage, con, downside
pros and cons, advantage and disadvantage, benefit and drawback, upside and downside
difference, distinction
similarity, likeness
reason, cause
result, outcome
effect, consequence, impact
meaning, definition
example, instance
type, kind
way, method, manner, approach
step, stage
rule, regulation
law, statute
requirement, prerequisite
illness, disease, sickness
medicine, medication
stomach, belly, tummy
headache, head pain
high blood pressure, hypertension
heart attack, myocardial infarction
flu, influenza
fever, high temperature
surgery, operation
drink, beverage
vegetable, veggie
soda, soft drink, pop
ingredient, component
dog, canine
puppy, pup
cat, feline
kitten, kitty
earth, world
cloud, cloud cover
country, nation
population, number of people, number of inhabitant
inhabitant, resident
citizen, national
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
laboratory, lab
gymnasium, gym
advertisement, ad, advert
university, uni
specification, spec
reference, ref
population, pop
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
message, msg
management, mgmt
big, large
huge, enormous, gigantic, massive
small, little
tiny, minuscule
quick, fast, rapid, speedy, swift
slow, sluggish
easy, simple
hard, difficult
cheap, inexpensive
expensive, costly, pricey
smart, clever, intelligent
dumb, stupid
happy, glad
sad, unhappy
angry, mad
scared, afraid, frightened
tired, exhausted, fatigued
sick, ill
safe, secure
dangerous, unsafe, risky
important, significant
famous, well known, renowned
wealthy, rich
quiet, silent
loud, noisy
strange, weird
wrong, incorrect
correct, accurate
fake, counterfeit
main, primary, principal, chief
entire, whole, complete
empty, vacant
common, widespread
rare, uncommon
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
`;

const KEYS = new Map<string, number[]>();
const PHRASES = new Map<string, (readonly [words: readonly string[], set: number])[]>();

SETS.trim()
  .split('\n')
  .forEach((line, set) => {
    for (const member of line.split(',').map((one) => one.trim())) {
      place(member.split(' '), set);
    }
  });

function place(words: readonly string[], set: number): void {
  const [first = ''] = words;
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
