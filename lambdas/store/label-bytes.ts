import type { Label } from '../domain/cache/acceptance.ts';

/** In the order of their numbers, which are stored: new ones go to the end. Zero stands for none. */
const DIFFERENCES = ['name', 'slip', 'substitution', 'addition', 'story', 'arrangement', 'language'] as const;
const DIFFERENCE_SHIFT = 3;

/** 1 of the id's length, 1 of flags, 4 each of similarity, evidence and weight. */
const HEAD_BYTES = 14;

/** Labels one after the other, some 40 bytes each: 4,000 of them are 160 KB. */
export function packLabels(labels: readonly Label[]): Uint8Array {
  return Buffer.concat(labels.map(packLabel));
}

export function unpackLabels(packed: Uint8Array): Label[] {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const labels: Label[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt8(at);
    labels.push(labelAt(bytes, at, length));
    at += HEAD_BYTES + length;
  }
  return labels;
}

function packLabel(label: Label): Uint8Array {
  const id = Buffer.from(label.id);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(id.length, 0);
  head.writeUInt8(flagsOf(label), 1);
  head.writeFloatBE(label.similarity, 2);
  head.writeFloatBE(label.evidence, 6);
  head.writeFloatBE(label.weight, 10);
  return Buffer.concat([head, id]);
}

function flagsOf({ verdict, difference, isSame, source }: Label): number {
  const number = difference === undefined ? 0 : DIFFERENCES.indexOf(difference) + 1;
  return (
    (verdict === 'ok' ? 1 : 0) |
    (isSame ? 2 : 0) |
    (source === 'audit' ? 4 : 0) |
    (number << DIFFERENCE_SHIFT)
  );
}

function labelAt(bytes: Buffer, at: number, length: number): Label {
  const flags = bytes.readUInt8(at + 1);
  const difference = DIFFERENCES[(flags >> DIFFERENCE_SHIFT) - 1];
  return {
    id: bytes.toString('utf8', at + HEAD_BYTES, at + HEAD_BYTES + length),
    verdict: flags & 1 ? 'ok' : 'grey',
    ...(difference !== undefined && { difference }),
    isSame: (flags & 2) !== 0,
    source: flags & 4 ? 'audit' : 'judge',
    similarity: bytes.readFloatBE(at + 2),
    evidence: bytes.readFloatBE(at + 6),
    weight: bytes.readFloatBE(at + 10),
  };
}
