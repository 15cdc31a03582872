import { assumed } from '../../../contracts/core/contract/source.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { shorten } from '../../../contracts/core/config/shorten.ts';
import { nothingSeen, type NeutralRule } from './rule.ts';
import type { Stranger } from './strangers.ts';

const formOfCall = assumed('the documented form of the operation’s input');

/** A rule about the names in a call that are not documented. */
function aboutNames(
  rule: Omit<NeutralRule, 'watch'>,
  describe: (stranger: Stranger) => string | undefined,
): NeutralRule {
  return {
    ...rule,
    watch: () => ({
      see({ strangers, id }) {
        if (strangers.length === 0) return nothingSeen;
        return strangers.flatMap((stranger) => {
          const detail = describe(stranger);
          return detail === undefined ? [] : [{ detail, evidence: [id], about: shorten(stranger.path) }];
        });
      },
    }),
  };
}

const misspeltField = aboutNames(
  {
    id: 'misspelt-field',
    severity: 'warning',
    title: 'A field is spelt otherwise than it is documented',
    source: formOfCall,
    advice:
      'Spell the field as it is documented, capitals included: a reader with types misses it without a word.',
  },
  (stranger) => {
    const meant = nameMeantBy(stranger);
    return meant && `"${shorten(stranger.path)}" is sent; the documented name is "${meant}".`;
  },
);

const undocumentedField = aboutNames(
  {
    id: 'undocumented-field',
    severity: 'warning',
    title: 'A field is sent that is not documented',
    source: formOfCall,
    advice: 'Leave the field out, or spell it as it is documented.',
  },
  (stranger) => {
    if (nameMeantBy(stranger) !== undefined) return undefined;
    return `There is no field "${shorten(stranger.path)}".${hintAt(stranger.name, stranger.known)}`;
  },
);

/** The documented name that differs in capitals and separators alone. */
function nameMeantBy({ name, known }: Stranger): string | undefined {
  const letters = lettersOf(name);
  return known.find((candidate) => lettersOf(candidate) === letters);
}

function lettersOf(name: string): string {
  return name
    .slice(0, 200)
    .replace(/[_\-. ]/g, '')
    .toLowerCase();
}

export const spellingRules: readonly NeutralRule[] = [misspeltField, undocumentedField];
