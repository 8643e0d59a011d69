const EXECUTE_API = /^(?:https:\/\/)?local[a-z0-9]+\.execute-api\.([a-z0-9-]+)\.amazonaws\.com$/;
const EXECUTE_API_URLS = /https:\/\/local[a-z0-9]+\.execute-api\.([a-z0-9-]+)\.amazonaws\.com/g;

/** Id of a region's HTTP API here: `localuseast1`. AWS gives ten random characters. */
export function apiIdOf(region: string): string {
  return `local${region.replaceAll('-', '')}`;
}

/** Region whose API answers at a host such as `localuseast1.execute-api.us-east-1.amazonaws.com`, if it is one. */
export function apiOfHost(host: string): string | undefined {
  return EXECUTE_API.exec(host)?.[1];
}

/** Replaces every address of an API by the one under which it answers on this machine. */
export function withLocalApis(text: string, apiUrl: (region: string) => string): string {
  return text.replace(EXECUTE_API_URLS, (_, region: string) => apiUrl(region));
}
