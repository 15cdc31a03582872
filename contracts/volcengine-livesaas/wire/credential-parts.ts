const isDay = (part: string): boolean => /^\d{8}$/.test(part);

/** Which of its five parts a Credential of four lacks, by what the others are: `region`; undefined where that cannot be told. */
export function partMissing(parts: readonly string[]): string | undefined {
  if (parts.length === 1) return 'scope';
  if (parts.length !== 4) return undefined;
  if (isDay(parts[0]!)) return 'access key id';
  if (!parts.some(isDay)) return 'day';
  if (parts[3] !== 'request') return 'word request';
  return parts.includes('livesaas') ? 'region' : 'service';
}
