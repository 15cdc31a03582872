/**
 * Where measurements are, in the text format of Prometheus. It is no call of the control API, since its answer is no JSON;
 * who may read that may read this.
 */
export const metricsPath = '/metrics';
