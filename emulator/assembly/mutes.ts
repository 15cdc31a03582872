import { z } from 'zod';
import { vendors } from '../../contracts/catalog.ts';
import { readMute, type MutableThings, type Mute } from '../../contracts/core/diagnosis/mute.ts';
import { neutralRules } from '../core/findings/analyzer.ts';

/** Reads what is not to be reported; a text that names nothing gives the sentence about it. */
export function readMuteOf(text: string): Mute | string {
  return readMute(text, { rules: allRules(), vendors });
}

function allRules(): MutableThings['rules'] {
  return [...neutralRules(), ...vendors.flatMap(({ findings = [] }) => findings)];
}

/** The ids of all rules of findings. */
export function findingRuleIds(): readonly string[] {
  return allRules().map(({ id }) => id);
}

/** A list of what is not to be reported. */
export const muteTexts = z.array(
  z.string().superRefine((text, context) => {
    const mute = readMuteOf(text);
    if (typeof mute === 'string') context.addIssue(mute);
  }),
);

/** The same, read; what names nothing is left out. */
export function readMutes(texts: readonly string[]): readonly Mute[] {
  return texts.flatMap((text) => {
    const mute = readMuteOf(text);
    return typeof mute === 'string' ? [] : [mute];
  });
}
