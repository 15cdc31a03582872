import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clients } from '../../clients/index.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { languages } from '../../emulator/documentation/sections.ts';
import type { Project } from './install.ts';
import { run } from './run.ts';

interface Ready {
  readonly control: { readonly baseUrl: string };
}

/** Runs the installed command on a Node: it tells its version, serves signed calls, and runs a command. */
export async function tryProgram({ folder: cwd }: Project, node: string, version: string): Promise<void> {
  const program = join(cwd, 'node_modules', '.bin', 'understudy');
  const printed = (await run(node, [program, '--version'], { cwd })).trim();
  if (printed !== version) throw new Error(`--version printed "${printed}" instead of "${version}".`);
  await callServer(cwd, node, program);
  const call = `
    const { createTencentChatClient } = await import('understudy-live/clients/tencent-chat');
    await createTencentChatClient().banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });`;
  await run(node, [program, 'exec', '--', node, '--input-type=module', '--eval', call], { cwd });
  const scenarios = await run(node, [program, 'exec', '--scenario', 'slow-vendor', '--', node, '--version'], {
    cwd,
  });
  if (!scenarios.startsWith('v')) throw new Error('A command under a scenario printed nothing.');
  if (!(await run(node, [program, 'reference', 'polyv-live'], { cwd })).includes('#'))
    throw new Error('The reference page is empty.');
}

/** Runs the command by npx, which finds Node by itself: once is enough. */
export async function tryNpx({ folder: cwd, tarball }: Project): Promise<void> {
  await run('npx', ['--yes', '--package', tarball, 'understudy', '--version'], { cwd });
}

async function callServer(cwd: string, node: string, program: string): Promise<void> {
  const child = spawn(node, [program, 'start', '--json', '--port', '0', '--quiet'], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { control } = JSON.parse(line) as Ready;
    const { env } = await createControlClient(control).getSandbox({ path: { id: 'default' } });
    const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
    await clients['tencent-chat']({ environment: env }).banMember(ban);
    for (const language of languages) {
      const page = { path: { page: 'reference/tencent-chat/bans' }, query: { language } };
      const { text } = await createControlClient(control).getDoc(page);
      if (!text.includes('## banMember')) throw new Error(`The reference page in "${language}" is empty.`);
    }
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}
