import { rm } from 'node:fs/promises';
import { type Activity, createActivity } from '../console/activity.ts';
import { startingListener } from '../console/console.ts';
import { createJournal, type Journal } from '../console/journal.ts';
import { createObserver, type Observer } from '../console/observer.ts';
import { createMetricLog, type MetricLog } from '../engines/cloudwatch/metric-log.ts';
import { createFaultBoard, type WritableFaultBoard } from '../faults/fault-board.ts';
import { type LoopbackServer, serveLoopback } from '../loopback/serve.ts';
import type { Closers } from './closers.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { ENDPOINTS_FILE } from './endpoints.ts';
import { openStoredText, type StoredText } from './stored-text.ts';

/** What everything else stands on. */
export interface Ground {
  readonly folder: DataFolder;
  readonly kept: StoredText;
  readonly faults: WritableFaultBoard;
  readonly activity: Activity;
  readonly journal: Journal;
  readonly observer: Observer;
  /** What CloudWatch knows. */
  readonly metrics: MetricLog;
  /** Answers 503 until the cloud is ready. */
  readonly console: LoopbackServer;
}

/** Takes the data folder and the console's port. */
export async function openGround(
  { folder: path, fresh, consolePort }: { folder: string; fresh: boolean; consolePort: number },
  closers: Closers,
): Promise<Ground> {
  const folder = await openDataFolder(path, fresh);
  closers.add(folder.release);
  // Who finds the file finds a cloud that is ready, never the addresses of one that is gone.
  const forgetEndpoints = () => rm(folder.inside(ENDPOINTS_FILE), { force: true });
  await forgetEndpoints();
  closers.add(forgetEndpoints);
  const console = await serveLoopback(consolePort, startingListener);
  // Streams of activity never end by themselves.
  closers.add(() => console.close(0));
  const faults = createFaultBoard();
  const metrics = createMetricLog();
  const activity = createActivity(metrics);
  faults.onChange(activity.fault);
  const kept = openStoredText(folder.path);
  const [journal, observer] = [createJournal(), createObserver()];
  return { folder, kept, faults, activity, journal, observer, metrics, console };
}
