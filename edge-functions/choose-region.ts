import type { Mark, Marks } from '../lambdas/contract/routing.ts';
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
 * Region that answers a viewer: the pinned one, else the nearest by country, else by edge location. Never one that
 * is marked, unless all are: then one that drains, which works still, and of regions that are all down any.
 * @throws RangeError without regions
 */
export function chooseRegion(viewer: Viewer, regions: readonly string[], marks: Marks): string {
  const candidates = usable(regions, marks);
  const pinned = candidates.find((region) => region === viewer.pin);
  const nearest = pinned ?? nearestOf(viewer, candidates);
  if (nearest === undefined) {
    throw new RangeError('No region is configured; the build must name one at least.');
  }
  return nearest;
}

function usable(regions: readonly string[], marks: Marks): readonly string[] {
  const standing = regions.filter((region) => markOf(marks, region) !== 'down');
  const healthy = standing.filter((region) => markOf(marks, region) !== 'draining');
  if (healthy.length > 0) {
    return healthy;
  }
  return standing.length > 0 ? standing : regions;
}

function markOf(marks: Marks, region: string): Mark | undefined {
  return Object.keys(marks).indexOf(region) >= 0 ? marks[region] : undefined;
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
