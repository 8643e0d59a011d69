const words = (list: string): ReadonlySet<string | undefined> => new Set(list.split(/\s+/));

/** Of what people own one each: a question about `my` such thing has another answer for everybody. */
export const OWN_THINGS =
  /^(account|balance|order|payment|invoice|bill|subscription|refund|package|parcel|delivery|appointment|booking|reservation|ticket|transaction|card|loan|mortgage|salary|paycheck|paycheque|application|claim|policy|history|profile|inbox|calendar|schedule|meeting|resume|note|grade|score|result|usage|plan|membership|shipment|statement)s?$/;

/** What is sent to somebody, and read by nobody else. */
export const SENT = words(
  'message messages mail mails email emails text texts voicemail voicemails call calls notification notifications reminder reminders dm dms invitation invitations',
);
/** What a number names among the things of one shop. */
export const NUMBERED = words(
  'order invoice ticket booking reservation parcel shipment package account transaction',
);
export const NUMBER_LABELS = words('number no nr id code reference `#');

/** What somebody has, and knows of themselves alone. */
export const OWNING = words('owe own earn');
/** What the law or the matter leaves to anybody: `what rights do I have as a tenant`. */
export const LEFT_TO_ALL = words(
  'right rights option options choice choices alternative alternatives obligation obligations duty duties recourse',
);
/** Behind `am I`, how an account stands. */
export const STATUSES = words(
  `being overdue registered enrolled enroled subscribed charged billed overcharged banned blocked suspended verified
  approved logged signed paid booked scheduled owed`,
);
/** Behind `am I`, what the law says of anybody whose case is told: `am I entitled to leave in Norway`. */
export const CLAIMS = words('eligible entitled qualified due insured covered');
/** Behind `what am I`, what anybody in that place is. */
export const OF_ANYBODY = words('allowed permitted supposed required obliged obligated liable meant able');
/** Verbs with a person as their object that everybody has another of: `who do I report to`. */
export const BELONGING = words('report work answer belong live');
export const BELONGING_TO = words('to for with');
/** May stand between a subject and its verb. */
export const ADVERBS = words('still already currently even really actually also just now ever usually');

export const KIN = words(
  `mother mom mum father dad parents parent sister brother siblings wife husband spouse partner girlfriend boyfriend
  fiance fiancee ex friend friends boss manager colleague colleagues neighbour neighbor neighbours neighbors landlord
  roommate flatmate teacher son daughter child children kid kids grandmother grandma grandfather grandpa aunt uncle
  cousin niece nephew family crush`,
);
/** How things of somebody stand for an hour or a day. */
export const STANDING = words(
  `delayed late cancelled canceled overdue home ready here arriving arrived shipped delivered due approved accepted
  rejected paid online offline awake asleep coming back down open closed confirmed booked active expired blocked`,
);

/** Commands to look at what is somebody's. */
export const LOOKING = words(
  `read summarize summarise show list check open find fetch delete send forward reply play count sort search review
  archive`,
);

/** What somebody is, and an answer heeds. */
export const CONDITIONS = words(
  `diabetic prediabetic pregnant breastfeeding nursing allergic vegan vegetarian coeliac celiac intolerant asthmatic
  epileptic hypertensive anaemic anemic autistic dyslexic obese overweight underweight immunocompromised menopausal
  minor underage pensioner veteran disabled blind deaf colourblind colorblind alcoholic depressed`,
);
export const ILLNESSES = words(
  `diabetes asthma cancer adhd autism epilepsy hypertension allergy allergies lupus arthritis gout anaemia anemia
  migraine migraines depression anxiety eczema psoriasis ibs hiv`,
);
/** Behind these, and at the beginning, `I am` tells; behind `if` it supposes. */
export const TOLD_AFTER = words(', and but so as since because');
