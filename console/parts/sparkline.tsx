interface SparklineProps {
  readonly counts: readonly number[];
  /** A line across, where it is near enough to be seen. */
  readonly limit: number;
  readonly label: string;
}

const height = 28;
const step = 5;

/** Numbers as bars, small enough to stand in a line of text. */
export function Sparkline({ counts, limit, label }: SparklineProps) {
  const highest = Math.max(...counts, 1);
  const top = highest * 3 >= limit ? Math.max(highest, limit) : highest;
  const yOf = (count: number): number => height - (count / top) * (height - 2);
  return (
    <svg
      class="sparkline"
      width={counts.length * step}
      height={height}
      role="img"
      aria-label={`${label}: ${counts.join(', ')}`}
    >
      {counts.map((count, index) => (
        <rect
          key={index}
          class={count > limit ? 'over' : ''}
          x={index * step}
          width={step - 1.5}
          y={count === 0 ? height - 1 : yOf(count)}
          height={count === 0 ? 1 : height - yOf(count)}
        />
      ))}
      {top >= limit && <line x1="0" x2={counts.length * step} y1={yOf(limit)} y2={yOf(limit)} />}
    </svg>
  );
}
