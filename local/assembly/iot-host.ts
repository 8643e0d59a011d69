import type { AssemblyOptions } from './assembly-options.ts';

const HOST = 'local([a-z0-9-]+)-ats\\.iot\\.\\1\\.amazonaws\\.com';
const BROKER_URLS = new RegExp(`wss://${HOST}(?::443)?`, 'g');
const DATA_PLANE_URLS = new RegExp(`https://${HOST}`, 'g');

/** Host of a region's IoT endpoint here. AWS's begins with fourteen random characters. */
export function iotHostOf(region: string): string {
  return `local${region}-ats.iot.${region}.amazonaws.com`;
}

/** Replaces addresses of brokers and of the data plane by those under which they answer on this machine. */
export function withLocalIot(text: string, { mqttUrl, wireUrl }: AssemblyOptions): string {
  return text
    .replace(BROKER_URLS, (_, region: string) => mqttUrl(region))
    .replace(DATA_PLANE_URLS, () => wireUrl);
}
