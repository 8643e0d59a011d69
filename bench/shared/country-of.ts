const COUNTRIES: Readonly<Record<string, string>> = {
  'us-east-1': 'US',
  'eu-west-1': 'DE',
  'ap-northeast-1': 'KR',
};

/** Where callers are whom the edge sends to the region. */
export function countryOf(region: string): string {
  return COUNTRIES[region] ?? 'US';
}
