/** What `npm start` takes; docs/local-cloud.md says more of each. */
export const USAGE = `Runs all regions, the edge and the page on this machine.
  npm start -- [options]
  --port N           of the edge, 8080 if nothing is said; the others follow from it, and 0 takes free ones
  --data DIR         where everything is kept, .meridian if nothing is said
  --regions a,b,c    other regions than those of bin/configuration.ts, the primary first
  --country XX       country of callers who send none
  --code apply=DIR   another build of a function
  --assembly DIR     a cloud assembly that is there already
  --fresh            takes away what earlier clouds have left in the data folder
  --quiet            prints nothing`;
