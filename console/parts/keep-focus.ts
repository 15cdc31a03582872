/** What can have the focus by the keyboard. */
const reachable =
  'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';

/** An element around the one that has the focus, and which of those in it that is. */
interface Step {
  readonly around: Element;
  readonly index: number;
}

/**
 * What had the focus may go away: a chip that is taken off, a rule that is removed, a call that is closed. Then what stands in
 * its place gets it, so that nobody without a mouse begins at the top of the page again.
 */
export function keepFocus(root: HTMLElement): void {
  let focused: Element | undefined;
  let steps: readonly Step[] = [];
  root.addEventListener('focusin', ({ target }) => {
    const element = target as Element;
    // Whoever has clicked goes on with the mouse, and is not to wait for this.
    focused = element.matches(':focus-visible') ? element : undefined;
    steps = focused ? stepsTo(focused, root) : [];
  });
  new MutationObserver(() => {
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    const step = steps.find(({ around }) => around.isConnected);
    focused = undefined;
    const others = step ? reachableIn(step.around) : [];
    others[Math.min(step?.index ?? 0, others.length - 1)]?.focus();
  }).observe(root, { childList: true, subtree: true });
}

/** From the nearest outwards. */
function stepsTo(element: Element, root: HTMLElement): readonly Step[] {
  const steps: Step[] = [];
  for (let around = element.parentElement; around; around = around.parentElement) {
    steps.push({ around, index: Math.max(0, reachableIn(around).indexOf(element as HTMLElement)) });
    if (around === root) break;
  }
  return steps;
}

function reachableIn(around: Element): readonly HTMLElement[] {
  return [...around.querySelectorAll<HTMLElement>(reachable)].filter((element) => element.checkVisibility());
}
