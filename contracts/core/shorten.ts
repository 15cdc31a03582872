/** So many characters of what somebody sent are said back to them. */
export const longestEcho = 200;

/** A text of a caller for a message: its beginning, and how much there was, where it is long. */
export function shorten(text: string, longest = longestEcho): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
