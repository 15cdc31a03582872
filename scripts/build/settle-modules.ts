import type { Plugin } from 'rolldown';
import { controlRoutes } from '../../contracts/control/routes.ts';

/** Puts what `load` gives in the place of modules, by the ends of their paths. */
export function settleModules(name: string, modules: Readonly<Record<string, () => string>>): Plugin {
  const ends = Object.keys(modules).map((end) => end.replaceAll('.', String.raw`\.`));
  return {
    name,
    load: {
      filter: { id: new RegExp(`(${ends.join('|')})$`) },
      handler: (id) => ({
        code: Object.entries(modules).find(([end]) => id.endsWith(end))![1](),
        moduleType: 'js',
      }),
    },
  };
}

/**
 * A client of the control API needs the routes of its calls alone; their schemas would bring all vendors along, and the library
 * that checks them: into the page, and into every command.
 */
export function settleRoutes(): Plugin {
  return settleModules('settle-routes', {
    '/contracts/control/routes.ts': () => `export const controlRoutes = ${JSON.stringify(controlRoutes)};`,
  });
}
