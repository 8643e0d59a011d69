/** Where a region is, for people. */
export interface RegionPlace {
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html, the cities by their names there. */
const PLACES: Readonly<Record<string, RegionPlace>> = {
  'us-east-1': { city: 'N. Virginia', latitude: 38.9, longitude: -77.5 },
  'us-east-2': { city: 'Ohio', latitude: 40, longitude: -83 },
  'us-west-1': { city: 'N. California', latitude: 37.4, longitude: -122 },
  'us-west-2': { city: 'Oregon', latitude: 45.8, longitude: -119.7 },
  'ca-central-1': { city: 'Montreal', latitude: 45.5, longitude: -73.6 },
  'sa-east-1': { city: 'São Paulo', latitude: -23.5, longitude: -46.6 },
  'eu-west-1': { city: 'Ireland', latitude: 53.3, longitude: -6.3 },
  'eu-west-2': { city: 'London', latitude: 51.5, longitude: -0.1 },
  'eu-west-3': { city: 'Paris', latitude: 48.9, longitude: 2.3 },
  'eu-central-1': { city: 'Frankfurt', latitude: 50.1, longitude: 8.7 },
  'eu-north-1': { city: 'Stockholm', latitude: 59.3, longitude: 18 },
  'af-south-1': { city: 'Cape Town', latitude: -33.9, longitude: 18.4 },
  'ap-south-1': { city: 'Mumbai', latitude: 19, longitude: 72.8 },
  'ap-southeast-1': { city: 'Singapore', latitude: 1.3, longitude: 103.8 },
  'ap-southeast-2': { city: 'Sydney', latitude: -33.9, longitude: 151.2 },
  'ap-northeast-1': { city: 'Tokyo', latitude: 35.7, longitude: 139.7 },
  'ap-northeast-2': { city: 'Seoul', latitude: 37.6, longitude: 127 },
};

/** Undefined for a region that is not on the list. */
export function placeOfRegion(region: string): RegionPlace | undefined {
  return PLACES[region];
}

/** `Ireland`, or the region's own name. */
export function cityOf(region: string): string {
  return PLACES[region]?.city ?? region;
}

/** The class of a region's colour, the same everywhere in the page. */
export function hueOf(region: string, regions: readonly string[]): string {
  return `hue-${(Math.max(0, regions.indexOf(region)) % 6) + 1}`;
}
