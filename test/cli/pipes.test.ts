import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { programFile } from './program-file.ts';
import { heard, startTimeout, understudy } from './program.ts';

describe('a pipe that nobody reads any more', { timeout: startTimeout }, () => {
  it('ends a command in silence, and with the code that it would have had', async () => {
    const child = spawn(process.execPath, [programFile, 'reference', 'polyv-live'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number | null];
    expect([code, complaints]).toEqual([0, '']);
  });

  it('ends a command that would go on for ever', async () => {
    const server = understudy('start', '--port', '0', '--json');
    onTestFinished(() => void server.child.kill());
    await heard(server, 'stdout', /ready/);
    const { control, vendors } = JSON.parse(server.said.stdout) as {
      control: { baseUrl: string };
      vendors: Record<string, { baseUrl: string }>;
    };
    const follower = understudy('journal', '--follow', '--url', control.baseUrl);
    onTestFinished(() => void follower.child.kill());
    const call = () => fetch(`${vendors['polyv-live']!.baseUrl}/nowhere`);
    while (follower.said.stdout === '') await call();
    follower.child.stdout!.destroy();
    while (follower.child.exitCode === null) await call();
    const { code, stderr } = await follower.ended;
    expect([code, stderr]).toEqual([0, '']);
  });

  it('leaves a server serving when its log is closed', async () => {
    const server = understudy('start', '--port', '0', '--json');
    onTestFinished(() => void server.child.kill());
    await heard(server, 'stdout', /ready/);
    const { vendors } = JSON.parse(server.said.stdout) as { vendors: Record<string, { baseUrl: string }> };
    server.child.stderr!.destroy();
    server.child.stdout!.destroy();
    for (let call = 0; call < 20; call += 1) {
      const reply = await fetch(`${vendors['polyv-live']!.baseUrl}/nowhere`);
      expect(reply.headers.get('x-understudy-defect')).toBeNull();
    }
    expect(server.child.exitCode).toBeNull();
  });
});
