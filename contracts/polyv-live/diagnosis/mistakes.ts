import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { unfilled } from '../../core/diagnosis/literal-secrets.ts';
import { secretMistakes } from '../../core/diagnosis/secret-mistakes.ts';
import { digestMistakes, printingMistakes } from './digest-mistakes.ts';
import { layoutMistakes } from './layout-mistakes.ts';
import { parameterMistakes } from './parameter-mistakes.ts';
import type { PolyvParts } from './parts.ts';
import { rareParameterMistakes } from './rare-parameter-mistakes.ts';
import { rarePolyvMistakes } from './several-habits.ts';
import { valueMistakes } from './value-mistakes.ts';

/** What settings of this vendor have in the place of an appSecret. */
const sampleSecrets = unfilled([
  'POLYV_APP_SECRET',
  'POLYV_APPSECRET',
  'POLYV_SECRET',
  'POLYV_LIVE_APP_SECRET',
  'APP_SECRET',
]);

/** What clients of this vendor are known to sign instead of what the documentation asks for. */
export const mistakes: readonly Mistake<PolyvParts>[] = [
  ...printingMistakes,
  ...layoutMistakes,
  ...parameterMistakes,
  ...valueMistakes,
  ...digestMistakes,
  ...rareParameterMistakes,
  ...rarePolyvMistakes,
  ...secretMistakes<PolyvParts>(sampleSecrets),
];
