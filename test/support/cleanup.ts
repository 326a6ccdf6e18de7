/**
 * Undoes what a test set up, whether it passed or not. Helpers register their own undoing, so a test
 * never has to. Importing this module adds the hook to the file's root suite.
 */
const undo: (() => unknown)[] = [];

/** Runs `work` after the current test; the last registered runs first. */
export function onCleanup(work: () => unknown): void {
  undo.push(work);
}

afterEach(async () => {
  const errors: unknown[] = [];
  for (let work = undo.pop(); work; work = undo.pop()) {
    try {
      await work();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `Cleaning up failed: ${errors.join('; ')}`);
});
