import { scenarioForm, type Scenario } from '../../contracts/control/scenario.ts';
import { checkForm, fromYaml } from './config-file.ts';
import { listPackageFiles, readPackageFile } from '../package-files.ts';

/** The scenarios that come with the emulator, one YAML file each. */
const folder = 'emulator/scenarios';

/** The names of the scenarios that come with the emulator. */
export function scenarioNames(): readonly string[] {
  return listPackageFiles(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted();
}

/** A scenario as it stands in its file. */
export function readScenarioText(name: string): string {
  return new TextDecoder().decode(readPackageFile(`${folder}/${name}.yaml`));
}

export function readScenario(name: string): Scenario | undefined {
  if (!scenarioNames().includes(name)) return undefined;
  return checkForm(name, fromYaml(name, readScenarioText(name)), scenarioForm);
}
