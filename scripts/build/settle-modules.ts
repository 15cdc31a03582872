import type { Plugin } from 'rolldown';

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
