import type { Source } from './source.ts';

/** Where a vendor is and who calls it, as its own tools are to be told. */
export interface ToolAccount<Credential> {
  /** Who calls. */
  readonly credential: Credential;
  /** Without a slash at its end; a vendor without a server has none. */
  readonly baseUrl: string | undefined;
}

/** A variable that the vendor's own tools and SDKs read by themselves. */
export interface ToolVariable<Credential> {
  /** The name of the variable. */
  readonly name: string;
  /** What it is set to; it is not set where there is nothing to say. */
  value(account: ToolAccount<Credential>): string | undefined;
  /** What reads it: a tool or an SDK. */
  readonly readBy: string;
  /** Where it stands. */
  readonly source: Source;
}

/** The variables of a vendor's own tools with their values. */
export function toolEnvironment<Credential>(
  variables: readonly ToolVariable<Credential>[],
  account: ToolAccount<Credential>,
): Readonly<Record<string, string>> {
  const known = variables.flatMap((variable) => {
    const value = variable.value(account);
    return value === undefined ? [] : [[variable.name, value] as const];
  });
  return Object.fromEntries(known);
}
