/** What the plans that Meridian grew out of said it would cost. They name no traffic, and no date. */
export const PUBLISHED = { mvp: '$100–500', concurrent: '$6,000–12,000' } as const;

const FROM = { users: 10_000, dollars: 0.005 };
const TO = { users: 10_000_000, dollars: 0.002 };

/** Dollars per user and month: straight between the two published figures on logarithmic scales, and flat outside. */
export function publishedPerUser(users: number): number {
  const along = Math.log(users / FROM.users) / Math.log(TO.users / FROM.users);
  return FROM.dollars * (TO.dollars / FROM.dollars) ** Math.min(1, Math.max(0, along));
}
