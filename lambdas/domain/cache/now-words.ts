const words = (list: string): ReadonlySet<string | undefined> => new Set(list.split(/\s+/));

/** What runs by a timetable: the next one is another in an hour. */
export const SCHEDULED = words(
  `train bus tram ferry flight plane boat ship metro subway tube shuttle coach game match race fight fixture episode
  season election holiday holidays eclipse full tide launch meeting concert show tour`,
);
/** What is priced anew all day. */
export const QUOTED = words(
  `bitcoin btc ethereum ether eth dogecoin doge solana litecoin ripple xrp cardano gold silver platinum palladium oil
  crude brent petrol gasoline gas diesel stock stocks share shares`,
);
/** Days that are counted down to. */
export const AWAITED = words(
  `christmas xmas easter halloween thanksgiving hanukkah ramadan eid diwali new valentine's valentine summer winter
  spring autumn fall january february march april may june july august september october november december monday
  tuesday wednesday thursday friday saturday sunday weekend midnight sunset sunrise noon`,
);
/** What stands so for an hour: a site, a shop, a flight. */
export const PASSING = words('down offline online open closed delayed cancelled canceled running working up');
/** Whose length is of this minute. */
export const WAITED_IN = words('queue queues line lines wait waits traffic jam jams tailback');
/** How things go with these changes daily. */
export const GOING = words('doing going performing faring trading playing polling developing progressing');
/** By the names that their other spellings are read as. */
export const CURRENCIES = words('dollar euro sterling pound pounds yen rupee yuan franc won peso');
