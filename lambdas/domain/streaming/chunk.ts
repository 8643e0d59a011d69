/** One numbered piece of an answer on its way to devices. The first has number 0, and none is left out. */
export type Chunk = Delta | Closing;

export interface Delta {
  readonly seq: number;
  readonly kind: 'delta';
  readonly text: string;
}

/** The last of an answer; without one it is not whole, however much of it is there. */
export type Closing = { readonly seq: number } & Close;

/** How an answer ends. */
export type Close =
  /** It is whole: so many UTF-16 code units, with this checksum. */
  | { readonly kind: 'end'; readonly length: number; readonly checksum: string }
  /** It broke off. */
  | { readonly kind: 'error'; readonly code: string }
  /** It must not be shown any longer. */
  | { readonly kind: 'retract' };
