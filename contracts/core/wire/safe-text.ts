/**
 * Control characters, the second half of them included, marks that turn or hide text, letters that show nothing, and separators of
 * lines; a line break is not among them. What is beyond the first plane is the letters of tags, which nobody sees and machines read.
 */
const dangerous =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- they are what this is about
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

/** How lines begin, or where they hold, what build servers carry out. */
const command = /^(\s*)::|##(?=\[|vso\[|teamcity\[)/gm;

/** Text for a terminal or the log of a build: nothing in it moves the cursor, hides text or is carried out. */
export function safeText(text: string): string {
  return text
    .replaceAll(dangerous, (found) =>
      found.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    )
    .replaceAll(command, (found: string, space?: string) =>
      // JSON stays JSON with that.
      found.startsWith('#') ? String.raw`#\u0023` : `${space ?? ''}\\::`,
    );
}

/** The same on one line: text of others begins no line of its own. */
export function safeLine(text: string): string {
  return safeText(text.replaceAll('\n', '\\n'));
}
