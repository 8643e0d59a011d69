/** What of the demo survives a reload of the page. */
export interface KeptStage {
  /** How they came in; missing in what older pages kept, where it was `anyone`. */
  readonly by?: 'anyone' | 'redirect';
  readonly people: readonly { readonly subject: string; readonly tenant?: string }[];
  readonly devices: readonly { readonly id: string; readonly subject: string; readonly country: string }[];
  readonly sessionId: string | undefined;
}

const KEY = 'meridian-demo';

/** Undefined where nothing is kept, or nothing that can be read. */
export function readStage(): KeptStage | undefined {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? undefined : (JSON.parse(text) as KeptStage);
  } catch {
    return undefined;
  }
}

export function keepStage(stage: KeptStage | undefined): void {
  try {
    if (stage === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(stage));
  } catch {
    // A browser without storage forgets the demo at a reload, and that is all.
  }
}
