/** What the toolbar says, for what is no story. */
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';

type Globals = Record<string, unknown>;

/** Tells how it is now, and whenever it changes, until the answer is called. */
export function onGlobals(listener: (globals: Globals) => void): () => void {
  const channel = addons.getChannel();
  const tell = ({ globals }: { globals: Globals }) => {
    listener(globals);
  };
  const [told] = (channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS) ?? []) as [
    { globals: Globals }?,
  ];
  if (told) tell(told);
  channel.on(GLOBALS_UPDATED, tell);
  return () => {
    channel.off(GLOBALS_UPDATED, tell);
  };
}
