import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import { metricsPath } from '../../contracts/control/metrics.ts';

export interface ReadMetrics {
  readonly text: string;
  readonly mediaType: string | null;
  readonly families: ReturnType<typeof parsePrometheusTextFormat>;
  /** The value of the sample of a family that has these labels among its own; of a histogram how much it has counted. */
  readonly value: (name: string, labels?: Readonly<Record<string, string>>) => number | undefined;
}

/** Asks a server for its measurements, as Prometheus does. */
export async function readMetrics({ controlUrl }: { readonly controlUrl: string }): Promise<ReadMetrics> {
  const response = await fetch(controlUrl + metricsPath);
  const text = await response.text();
  const families = parsePrometheusTextFormat(text);
  return {
    text,
    mediaType: response.headers.get('content-type'),
    families,
    value(name, labels = {}) {
      const sample = families
        .find((family) => family.name === name)
        ?.metrics.find((one) => Object.entries(labels).every(([key, value]) => one.labels?.[key] === value));
      return sample && Number(sample.value ?? sample.buckets?.['+Inf']);
    },
  };
}
