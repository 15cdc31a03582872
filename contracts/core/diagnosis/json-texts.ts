/**
 * A text of JSON in its quotation marks, as the source of a pattern. One that is not closed goes on to the end: each quotation
 * mark in it would be tried as a beginning otherwise, and a body of many of them hold the process for seconds.
 */
export const textOfJson = String.raw`"(?:[^"\\]|\\[^])*(?:"|\\?$)`;

/** The same in single quotation marks, as other languages print it. */
export const textInSingleQuotes = textOfJson.replaceAll('"', "'");
