/** Bugs of the emulator that no caller may suffer from: they are told of, and everything goes on. */
export interface Defects {
  /** Hears of each in a sentence; the answer ends the hearing. */
  listen(listener: (sentence: string) => void): () => void;
  /** Tells of something that was thrown; `where` is what was being done. */
  report(where: string, error: unknown): void;
  /** Does something whose failure must hinder nobody else. */
  contain(where: string, action: () => void): void;
}

/** `hide` takes secrets out of a sentence. */
export function createDefects(hide: (text: string) => string): Defects {
  const listeners = new Set<(sentence: string) => void>();
  const report: Defects['report'] = (where, error) => {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    for (const listener of listeners) {
      try {
        listener(hide(`A bug of the emulator, found during ${where}: ${reason}`));
      } catch {
        // There is nobody left who could be told.
      }
    }
  };
  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    report,
    contain(where, action) {
      try {
        action();
      } catch (error) {
        report(where, error);
      }
    },
  };
}
