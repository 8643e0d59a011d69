const LEAST = [20, 19] as const;

/** @throws Error with a sentence where the version, such as `20.19.0`, is older than package.json asks for */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  throw new Error(
    `This is Node ${version}; Meridian needs ${LEAST.join('.')} or newer. Install one from nodejs.org or by your version manager, then run npm ci again.`,
  );
}
