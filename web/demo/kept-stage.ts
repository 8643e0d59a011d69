import type { DeviceName } from './device.ts';

/** What of the demo survives a reload of the page. */
export interface KeptStage {
  /** How they came in; missing in what older pages kept, where it was `anyone`. */
  readonly by?: 'anyone' | 'redirect';
  readonly people: readonly { readonly subject: string; readonly tenant?: string }[];
  readonly devices: readonly KeptDevice[];
  readonly sessionId: string | undefined;
}

export interface KeptDevice {
  readonly id: string;
  readonly subject: string;
  readonly country: string;
  /** It was taken away, and had not sent everything yet. */
  readonly isLeaving?: boolean;
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

export function keptDevice({ id, person, place }: DeviceName): KeptDevice {
  return { id, subject: person.subject, country: place.country };
}

export function keepStage(stage: KeptStage | undefined): void {
  try {
    if (stage === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(stage));
  } catch {
    // A browser without storage forgets the demo at a reload, and that is all.
  }
}
