/**
 * JSON from untrusted callers. `JSON.parse` keeps the last of two equal keys, where another parser may keep the
 * first, and makes `__proto__` an ordinary key, which a careless copy turns into a prototype. Both are rejected,
 * and nesting is limited before anything recursive reads the value.
 */
export class JsonError extends Error {
  override readonly name = 'JsonError';
}

/** Parses `text`, or throws a `JsonError` that names the problem. */
export function parseJson(text: string, maxDepth: number): unknown {
  try {
    checkStructure(text, maxDepth);
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof JsonError) throw error;
    throw new JsonError('This is not JSON.', { cause: error });
  }
}

interface Level {
  /** The object's keys so far; undefined in an array. */
  keys?: Set<string>;
  /** The next string is a key. */
  atKey: boolean;
}

/** One pass over brackets and keys. Syntax is left to `JSON.parse`. */
function checkStructure(text: string, maxDepth: number): void {
  const levels: Level[] = [];
  for (let i = 0; i < text.length; i++) {
    const top = levels.at(-1);
    switch (text.charAt(i)) {
      case '"': {
        const end = endOfString(text, i);
        if (top?.keys && top.atKey) addKey(top.keys, text.slice(i, end + 1));
        i = end;
        break;
      }
      case '{':
        levels.push({ keys: new Set(), atKey: true });
        break;
      case '[':
        levels.push({ atKey: false });
        break;
      case '}':
      case ']':
        levels.pop();
        break;
      case ',':
        if (top?.keys) top.atKey = true;
        break;
      case ':':
        if (top) top.atKey = false;
        break;
    }
    if (levels.length > maxDepth) throw new JsonError(`The JSON is nested more than ${maxDepth} deep.`);
  }
}

function addKey(keys: Set<string>, literal: string): void {
  // Decoded first, because "\u0061" and "a" are the same key.
  const key = JSON.parse(literal) as string;
  if (key === '__proto__') throw new JsonError('The key "__proto__" is not allowed.');
  if (keys.has(key)) throw new JsonError('The JSON contains a key twice.');
  keys.add(key);
}

/** Returns the index of the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}
