/** The lists whose pages have at most a thousand rows. */
export const listsOfThousand = [
  'v4/chat/forbid/list',
  'v3/user/chat/banned-user/list',
  'v4/user/viewer-record/list',
] as const;
