/** The toolbar's values outside of stories. */
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';

type Globals = Record<string, unknown>;

/** Calls the listener now and at every change. Returns a function that ends this. */
export function onGlobals(listener: (globals: Globals) => void): () => void {
  const channel = addons.getChannel();
  const notify = ({ globals }: { globals: Globals }) => {
    listener(globals);
  };
  const [last] = (channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS) ?? []) as [
    { globals: Globals }?,
  ];
  if (last) notify(last);
  channel.on(GLOBALS_UPDATED, notify);
  return () => {
    channel.off(GLOBALS_UPDATED, notify);
  };
}
