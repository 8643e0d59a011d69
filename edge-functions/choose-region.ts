import type { Marks } from '../lambdas/contract/routing.ts';
import { continentsByCountry, continentsByRegion } from './continents.ts';

/** What is known of a request before a region is chosen. All of it may be hostile. */
export interface Viewer {
  /** ISO 3166-1 alpha-2, as CloudFront found it out; undefined where it did not. */
  readonly country: string | undefined;
  /** AWS region near the edge location. */
  readonly edgeRegion: string | undefined;
  /** Region that the viewer asks for. */
  readonly pin: string | undefined;
}

/**
 * Region that answers a viewer: the pinned one, else the nearest by country, else by edge location; never one
 * that is marked, unless all are.
 * @throws RangeError without regions
 */
export function chooseRegion(viewer: Viewer, regions: readonly string[], marks: Marks): string {
  const healthy = regions.filter((region) => !isMarked(marks, region));
  const candidates = healthy.length > 0 ? healthy : regions;
  const pinned = candidates.find((region) => region === viewer.pin);
  const nearest = pinned ?? nearestOf(viewer, candidates);
  if (nearest === undefined) {
    throw new RangeError('No region is configured; the build must name one at least.');
  }
  return nearest;
}

function isMarked(marks: Marks, region: string): boolean {
  const mark = Object.keys(marks).indexOf(region) >= 0 ? marks[region] : undefined;
  return mark === 'down' || mark === 'draining';
}

function nearestOf(viewer: Viewer, regions: readonly string[]): string | undefined {
  const continents = continentsByCountry(viewer.country) ?? continentsByRegion(viewer.edgeRegion);
  for (let i = 0; i < continents.length; i++) {
    const there = regions.filter((region) => continentsByRegion(region)[0] === continents[i]);
    if (there.length > 0) {
      return there.find((region) => region === viewer.edgeRegion) ?? there[0];
    }
  }
  return regions[0];
}
