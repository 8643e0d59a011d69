import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  type WriteStream,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A record as one line of the log. Not the shard: that follows from the key, even if the shards are others now. */
export type LoggedRecord = readonly [
  sequenceNumber: string,
  arrivalSeconds: number,
  partitionKey: string,
  data: string,
  explicitHashKey?: string,
];

/** The file in which one stream of one region is kept. */
export interface RecordLog {
  append(records: readonly LoggedRecord[]): void;
  /** Writes what is pending; given records, the file then holds these and no others. */
  close(compacted?: readonly LoggedRecord[]): Promise<void>;
}

/** Opens a log, after `replay` has seen what an earlier process wrote. */
export function openRecordLog(path: string, replay: (record: LoggedRecord) => void): RecordLog {
  mkdirSync(dirname(path), { recursive: true });
  for (const record of recordsIn(path)) replay(record);
  let file: WriteStream | undefined;
  return {
    append(records) {
      file ??= createWriteStream(path, { flags: 'a' });
      file.write(records.map(line).join(''));
    },
    async close(compacted) {
      if (file) await ended(file);
      if (!compacted) return;
      writeFileSync(`${path}.new`, compacted.map(line).join(''));
      renameSync(`${path}.new`, path);
    },
  };
}

function* recordsIn(path: string): Generator<LoggedRecord> {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  // Without its newline the last line was being written when the process died: nobody was told it is kept, and
  // what comes next must not be glued to it.
  const whole = bytes.lastIndexOf('\n') + 1;
  if (whole < bytes.length) truncateSync(path, whole);
  for (const text of bytes.toString('utf8', 0, whole).split('\n').slice(0, -1))
    yield JSON.parse(text) as LoggedRecord;
}

function line(record: LoggedRecord): string {
  return `${JSON.stringify(record)}\n`;
}

function ended(file: WriteStream): Promise<void> {
  return new Promise((resolve, reject) => {
    file.on('error', reject);
    file.end(resolve);
  });
}
