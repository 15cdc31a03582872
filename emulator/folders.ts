// In the package this module is part of a file in `dist`, which is as deep below the root as this one is here.

/** The scenarios that come with the emulator, one YAML file each. */
export const scenarioFolder = new URL('../emulator/scenarios/', import.meta.url);

/** The reference pages, one Markdown file for each vendor and one for the scenarios. */
export const referenceFolder = new URL('../docs/reference/', import.meta.url);
