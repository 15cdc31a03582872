// Runs within namespaces of its own: a network in which nobody else has a port, and a file of hosts in which the vendors' names
// are this machine. Starts the emulator on the ports of the web, and then runs the commands that it is told, line by line.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const [hostsFile, ...emulator] = process.argv.slice(2);
execFileSync('ip', ['link', 'set', 'lo', 'up']);
execFileSync('mount', ['--bind', hostsFile, '/etc/hosts']);
const server = spawn(process.execPath, emulator, { stdio: ['ignore', 'pipe', 'inherit'] });
const [line] = await Promise.race([once(server.stdout, 'data'), once(server, 'exit').then(() => [''])]);
process.stdout.write(`${String(line).trim()}\n`);

for await (const task of createInterface({ input: process.stdin })) {
  const { command, env } = JSON.parse(task);
  const [file, ...args] = command;
  execFile(file, args, { env }, (error, stdout, stderr) => {
    process.stdout.write(`${JSON.stringify({ stdout, stderr, failed: error !== null })}\n`);
  });
}
server.kill('SIGTERM');
