import { useEffect, useRef } from 'preact/hooks';
import type { LatencyPoint } from './latency-point.ts';
import type { Plot } from './plot.ts';

interface ChartProps {
  readonly points: readonly LatencyPoint[];
  readonly goalMs?: number;
}

/** Percentiles over time. The plotting library comes when it is first needed. */
export function Chart({ points, goalMs }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    void import('./plot.ts').then(({ plotIn }) => {
      if (isGone || frame.current === null) return;
      plot.current = plotIn(frame.current, goalMs);
      plot.current.show(points);
    });
    return () => {
      isGone = true;
      plot.current?.close();
      plot.current = undefined;
    };
  }, []);
  useEffect(() => {
    const drawing = requestAnimationFrame(() => plot.current?.show(points));
    return () => cancelAnimationFrame(drawing);
  }, [points]);
  // Its content is in the numbers above and in the table below.
  return <div ref={frame} class="chart" aria-hidden="true" />;
}
