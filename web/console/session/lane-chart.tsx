import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { cityOf, hueOf } from '../../regions.ts';
import type { Moment } from './log.ts';

interface LaneChartProps {
  readonly moments: readonly Moment[];
  readonly at: number;
  readonly regions: readonly string[];
  onChoose(at: number): void;
}

const ROW = 30;
/** Room for the longest city. */
const LEFT = 112;
const RIGHT = 12;

/** A row for each lane, a mark for each commit in the order of time. The slider below does the same by keyboard. */
export function LaneChart(props: LaneChartProps) {
  const { moments, at, regions } = props;
  const order = (lane: string) => regions.indexOf(regionOf(lane));
  const lanes = [...new Set(moments.map(({ commit }) => commit.lane))].sort((a, b) => order(a) - order(b));
  const height = lanes.length * ROW + 8;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidthOf(frame);
  const now = xOf(at, moments, width);
  return (
    <div class="lanes" ref={frame}>
      <svg width={width} height={height} aria-hidden="true">
        {lanes.map((lane, row) => (
          <Lane key={lane} {...props} lane={lane} y={row * ROW + 15} width={width} />
        ))}
        <line class="now" x1={now} x2={now} y1="0" y2={height} />
      </svg>
    </div>
  );
}

/** The width of an element in pixels, so that its words keep their size on a phone. */
function useWidthOf(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return width;
}

interface LaneProps extends LaneChartProps {
  readonly lane: string;
  readonly y: number;
  readonly width: number;
}

function Lane({ moments, at, regions, onChoose, lane, y, width }: LaneProps) {
  const own = moments
    .map(({ commit }, index) => ({ commit, index }))
    .filter(({ commit }) => commit.lane === lane);
  return (
    <g class={hueOf(regionOf(lane), regions)}>
      <text x="0" y={y + 5}>
        {cityOf(regionOf(lane))}
      </text>
      <line x1={LEFT} x2={width} y1={y} y2={y} />
      {own.map(({ commit, index }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the slider does the same for everybody
        <circle
          key={commit.version}
          class={index > at ? 'later' : ''}
          cx={xOf(index, moments, width)}
          cy={y}
          r={index === at ? 9 : 6}
          onClick={() => onChoose(index)}
        >
          <title>{`${lane} ${commit.version}`}</title>
        </circle>
      ))}
    </g>
  );
}

function xOf(index: number, { length }: readonly Moment[], width: number): number {
  const step = Math.max(0, width - LEFT - RIGHT) / Math.max(1, length - 1);
  return LEFT + index * step;
}

/** A lane is `<region>.<epoch>`. */
function regionOf(lane: string): string {
  return lane.replace(/\.\d+$/, '');
}
