/** What to do about a vendor's errors: each advice, with the errors that it is for. Every error has one. */
export type Remedies<Err extends string = string> = readonly (readonly [
  advice: string,
  errors: readonly Err[],
])[];

/** What a client's developer does about an error. */
export function remedyFor({ remedies }: { readonly remedies: Remedies }, error: string): string {
  return remedies.find(([, errors]) => errors.includes(error))?.[0] ?? '';
}
