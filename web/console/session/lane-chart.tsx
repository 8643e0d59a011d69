import { cityOf, hueOf } from '../../regions.ts';
import type { Moment } from './log.ts';

interface LaneChartProps {
  readonly moments: readonly Moment[];
  readonly at: number;
  readonly regions: readonly string[];
  onChoose(at: number): void;
}

const WIDTH = 1_000;
const ROW = 30;
const LEFT = 150;

/** A row for each lane, a mark for each commit in the order of time. The slider below does the same by keyboard. */
export function LaneChart(props: LaneChartProps) {
  const { moments, at, regions } = props;
  const order = (lane: string) => regions.indexOf(regionOf(lane));
  const lanes = [...new Set(moments.map(({ commit }) => commit.lane))].sort((a, b) => order(a) - order(b));
  const height = lanes.length * ROW + 8;
  return (
    <svg class="lanes" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {lanes.map((lane, row) => (
        <Lane key={lane} {...props} lane={lane} y={row * ROW + 15} />
      ))}
      <line class="now" x1={xOf(at, moments)} x2={xOf(at, moments)} y1="0" y2={height} />
    </svg>
  );
}

function Lane({ moments, at, regions, onChoose, lane, y }: LaneChartProps & { lane: string; y: number }) {
  const own = moments
    .map(({ commit }, index) => ({ commit, index }))
    .filter(({ commit }) => commit.lane === lane);
  return (
    <g class={hueOf(regionOf(lane), regions)}>
      <text x="0" y={y + 5}>
        {cityOf(regionOf(lane))}
      </text>
      <line x1={LEFT} x2={WIDTH - 10} y1={y} y2={y} />
      {own.map(({ commit, index }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the slider does the same for everybody
        <circle
          key={commit.version}
          class={index > at ? 'later' : ''}
          cx={xOf(index, moments)}
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

function xOf(index: number, { length }: readonly Moment[]): number {
  const step = (WIDTH - LEFT - 20) / Math.max(1, length - 1);
  return LEFT + index * step;
}

/** A lane is `<region>.<epoch>`. */
function regionOf(lane: string): string {
  return lane.replace(/\.\d+$/, '');
}
