/** A word that outlives a reload, in this tab only. Without storage it is forgotten. */
export const tabMemory = (key: string): { get(): string | null; set(word: string): void } => ({
  get() {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(word) {
    try {
      if (word) sessionStorage.setItem(key, word);
      else sessionStorage.removeItem(key);
    } catch {
      // The page blocks storage.
    }
  },
});
