import { chartSvg } from '../../../bench/picture/chart.ts';

const pointsIn = (svg: string) =>
  [...svg.matchAll(/points="([^"]*)"/g)].map(([, points = '']) =>
    points.split(' ').map((point) => point.split(',').map(Number)),
  );

describe('a chart', () => {
  it('draws each line from left to right, higher values further up', () => {
    const svg = chartSvg({
      title: 'Rate',
      unit: 'rps',
      lines: {
        a: [
          [0, 0],
          [10, 5],
          [20, 10],
        ],
        b: [[0, 10]],
      },
    });
    const [a = [], b = []] = pointsIn(svg);
    expect(a.map(([x]) => x)).toEqual([64, 452, 840]);
    expect(a.map(([, y]) => y)).toEqual([220, 130, 40]);
    expect(b).toEqual([[64, 40]]);
  });

  it('gives each power of ten the same height where it is logarithmic', () => {
    const lines = {
      P50: [
        [0, 0.2],
        [1, 10],
        [2, 100],
        [3, 10_000],
      ] as const,
    };
    const [points = []] = pointsIn(chartSvg({ title: 'Latency', unit: 'ms', lines, logarithmic: true }));
    expect(points.map(([, y]) => y)).toEqual([220, 175, 130, 40]);
  });

  it('makes room for a limit that nothing reaches, and names it', () => {
    const svg = chartSvg({
      title: 'Latency',
      unit: 'ms',
      lines: { P50: [[0, 5]] },
      limits: { 'P50 limit': 50 },
    });
    expect(pointsIn(svg)[0]?.[0]?.[1]).toBe(202);
    expect(svg).toContain('P50 limit');
  });

  it('tells readers who see no pictures what it shows, escaped', () => {
    const svg = chartSvg({ title: 'a < b', unit: 'ms', lines: { '"x" & y': [[0, 1]] } });
    expect(svg).toContain('aria-label="a &lt; b (ms): &quot;x&quot; &amp; y"');
    expect(svg).toContain('>&quot;x&quot; &amp; y</text>');
  });

  it('can be drawn of nothing', () => {
    expect(chartSvg({ title: 'Nothing', unit: 'ms', lines: { a: [] } })).not.toMatch(/NaN|Infinity/);
  });
});
