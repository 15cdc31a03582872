/** Gives the focus to the list of calls, where letters are keys. Says whether there is one in sight. */
export function focusList(): boolean {
  const list = document.querySelector<HTMLElement>('.call-list');
  if (list?.checkVisibility() !== true) return false;
  list.focus();
  return true;
}
