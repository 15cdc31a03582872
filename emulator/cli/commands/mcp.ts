import type { Command } from 'commander';
import { connect, remote, type RemoteOptions } from '../options/control-api.ts';

export function addMcpCommand(program: Command): void {
  remote(program.command('mcp'))
    .description('serve agents on the standard input and output, by the Model Context Protocol')
    .addHelpText('after', '\nExample:\n  understudy mcp --url http://127.0.0.1:4010')
    .action(async (options: RemoteOptions) => {
      const control = connect(options);
      // Whoever starts a server for an agent learns now that the emulator is elsewhere, and not from the agent later.
      await control.getSandbox({ path: { id: options.sandbox } });
      const [{ allTools }, { serveTools }] = await Promise.all([
        import('../mcp/tools.ts'),
        import('../mcp/serve-tools.ts'),
      ]);
      await serveTools(allTools(control, options.sandbox));
    });
}
