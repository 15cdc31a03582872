import { asTyped } from '../emulator/cli/output/as-typed.ts';
import { program } from '../emulator/control/pasted-command.ts';

/** What the README shows of the sample bot: its calls with two of the errors, and with a field that is new to it. */
export const sweepExample = {
  sweep: ['live_engine_http_srv/ban_member 60012', 'SetUserBlocked FailedOperation.UserNotExist'],
  mutate: ['v4/chat/forbid/list unknown-field'],
} as const;

export type TrialsKind = keyof typeof sweepExample;

/** The words of the command line that tries a version of the bot. */
export function exampleWords(kind: TrialsKind, bot: string): readonly string[] {
  const only = sweepExample[kind].flatMap((text) => ['--only', text]);
  return [kind, ...only, '--', 'node', 'examples/moderation-bot/main.mjs', bot];
}

/** A transcript of both commands, as somebody types them by npx. The output is given with the time that the first run took. */
export function renderTranscript(outputs: Readonly<Record<TrialsKind, string>>): string {
  const kinds = Object.keys(sweepExample) as TrialsKind[];
  return kinds
    .map((kind) => {
      const words = exampleWords(kind, 'bot.mjs').map((word) => (word.includes(' ') ? `'${word}'` : word));
      return `$ ${program} ${words.join(' ')}\n${asTyped(outputs[kind].trim(), program)}\n`;
    })
    .join('\n');
}
