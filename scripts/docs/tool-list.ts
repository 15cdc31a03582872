import { createControlClient } from '../../clients/control/index.ts';
import { controlTools } from '../../emulator/cli/mcp/control-tools.ts';
import { defaultControlUrl } from '../../emulator/default-port.ts';
import { ownTools } from '../../emulator/cli/mcp/own-tools.ts';

/** The tools that `understudy mcp` serves. */
export function renderTools(): string {
  const control = createControlClient({ baseUrl: defaultControlUrl });
  const tools = [...ownTools(control, 'default'), ...controlTools(control, 'default')];
  const rows = tools.map(
    ({ name, description, isReadOnly }) => `| \`${name}\` | ${isReadOnly ? '' : 'yes'} | ${description} |`,
  );
  return ['| tool | changes something | what it does |', '| --- | --- | --- |', ...rows].join('\n');
}
