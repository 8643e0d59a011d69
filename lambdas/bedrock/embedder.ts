/** A text as a point: near texts have near points. */
export interface Embedding {
  /** Of length 1. */
  readonly vector: Float32Array;
  readonly inputTokens: number;
}

/** Makes points of texts. */
export interface Embedder {
  /** Names the model and the dimensions: vectors of two embedders have nothing to do with each other. */
  readonly id: string;
  readonly dimensions: number;
  /** @throws ModelError */
  embed(text: string, signal?: AbortSignal): Promise<Embedding>;
}
