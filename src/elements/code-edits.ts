/**
 * Cleans typed, pasted or autofilled text before it is inserted, as an edit of the browser's own, so that caret and
 * undo history stay right.
 *
 * @param clean reduces a text to the characters of a code
 * @param length length of a complete code
 */
export function cleanEdit(
  event: InputEvent,
  input: HTMLInputElement,
  clean: (text: string) => string,
  length: number,
): void {
  const text = event.data ?? event.dataTransfer?.getData('text/plain');
  if (event.isComposing || !text) return;
  const code = clean(text);
  const room = length - clean(input.value).length + selected(input);
  // A complete code replaces a partial one.
  const replaces = code.length === length && code.length > room;
  const inserted = replaces ? code : code.slice(0, room);
  if (inserted === text && !replaces) return;
  event.preventDefault();
  if (replaces) input.select();
  // Deprecated, but the only edit that joins the browser's undo history.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (inserted) input.ownerDocument.execCommand('insertText', false, inserted);
}

const selected = ({ selectionStart, selectionEnd }: HTMLInputElement) =>
  (selectionEnd ?? 0) - (selectionStart ?? 0);
