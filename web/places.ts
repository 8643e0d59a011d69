/** Somewhere a device can be. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly city: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** What names of regions near it begin with, the nearest first. */
  readonly nearest: readonly string[];
}

const AMERICA = ['us-', 'ca-', 'sa-', 'eu-', 'ap-'];
const EUROPE = ['eu-', 'me-', 'af-', 'us-', 'ap-'];
const ASIA = ['ap-', 'us-', 'eu-'];

export const PLACES: readonly Place[] = [
  place('US', 'New York', 'United States', 40.7, -74, AMERICA),
  place('BR', 'São Paulo', 'Brazil', -23.5, -46.6, AMERICA),
  place('CA', 'Toronto', 'Canada', 43.7, -79.4, AMERICA),
  place('MX', 'Mexico City', 'Mexico', 19.4, -99.1, AMERICA),
  place('DE', 'Berlin', 'Germany', 52.5, 13.4, EUROPE),
  place('GB', 'London', 'United Kingdom', 51.5, -0.1, EUROPE),
  place('FR', 'Paris', 'France', 48.9, 2.3, EUROPE),
  place('ES', 'Madrid', 'Spain', 40.4, -3.7, EUROPE),
  place('NG', 'Lagos', 'Nigeria', 6.5, 3.4, EUROPE),
  place('ZA', 'Cape Town', 'South Africa', -33.9, 18.4, EUROPE),
  place('IN', 'Mumbai', 'India', 19, 72.8, ASIA),
  place('KR', 'Seoul', 'South Korea', 37.6, 127, ASIA),
  place('JP', 'Tokyo', 'Japan', 35.7, 139.7, ASIA),
  place('SG', 'Singapore', 'Singapore', 1.3, 103.8, ASIA),
  place('AU', 'Sydney', 'Australia', -33.9, 151.2, ASIA),
];

/** The place of a country. @throws RangeError for one that is not offered */
export function placeOf(country: string): Place {
  const found = PLACES.find((one) => one.country === country);
  if (found === undefined) throw new RangeError(`There is no place for the country ${country}.`);
  return found;
}

/** Somewhere on another continent, where nobody is yet if that can be had. */
export function elsewhere(taken: readonly Place[]): Place {
  const wanted = ['KR', 'DE', 'US', 'JP', 'BR', 'GB', 'IN', 'AU', 'NG', 'CA'];
  const continents = new Set(taken.map(({ nearest }) => nearest));
  const free = wanted.map(placeOf).filter((one) => !taken.includes(one));
  return free.find(({ nearest }) => !continents.has(nearest)) ?? free[0] ?? placeOf('US');
}

function place(
  country: string,
  city: string,
  name: string,
  latitude: number,
  longitude: number,
  nearest: readonly string[],
): Place {
  return { country, city, name, latitude, longitude, nearest };
}
