/** Storybook's frame: panels for the simulated device and the inbox, and a reset button. */
import { createElement, useEffect, useRef, useState } from 'react';
import { AddonPanel, Badge, Button } from 'storybook/internal/components';
import { addons, types, useChannel, type Addon, type API } from 'storybook/manager-api';
import { getPreferredColorScheme, themes } from 'storybook/theming';
import { ACT, asks, STATE, type Act, type PanelState } from '../stories/support/panel/messages.js';
import { deviceView, draw, inboxView, type View } from '../stories/support/panel/views.js';

const devicePanel = 'passkey-elements/device';
const inboxPanel = 'passkey-elements/inbox';

const act = (what: Act) => {
  addons.getChannel().emit(ACT, what);
};

/** The latest state from the page, for panels that are rendered later. */
let latest: PanelState | undefined;

function usePanelState(): PanelState | undefined {
  const [state, setState] = useState(latest);
  useChannel({ [STATE]: setState });
  return state;
}

function Panel({ view }: { view: View }) {
  const host = useRef<HTMLDivElement>(null);
  const state = usePanelState();
  useEffect(() => {
    if (host.current && state) draw(host.current, view(state, act));
  }, [state, view]);
  return createElement('div', { ref: host, 'data-passkey-panel': '' });
}

/** The panel's name with the number of new entries. */
function Title({ words, count }: { words: string; count: (state: PanelState) => number }) {
  const state = usePanelState();
  const number = state ? count(state) : 0;
  return createElement('span', null, words, number > 0 ? createElement(Badge, null, number) : null);
}

const hasQuestion = ({ request }: PanelState) => request !== undefined && asks(request);

const panel = (words: string, view: View, count: (state: PanelState) => number): Addon => ({
  type: types.PANEL,
  title: () => createElement(Title, { words, count }),
  render: ({ active }) =>
    createElement(AddonPanel, { active: active ?? false, children: createElement(Panel, { view }) }),
});

function ResetButton() {
  const reset = () => {
    act({ type: 'reset' });
  };
  const ariaLabel = 'Begin anew: no accounts, no passkeys, no mails';
  return createElement(Button, { variant: 'ghost', padding: 'small', ariaLabel, onClick: reset }, 'Reset');
}

addons.setConfig({
  theme: { ...themes[getPreferredColorScheme()], brandTitle: 'passkey-elements' },
  // Otherwise stories without a folder come before the documentation.
  sidebar: { showRoots: false },
});

addons.register('passkey-elements', (api: API) => {
  addons.add(
    devicePanel,
    panel('Device', deviceView, (state) => (hasQuestion(state) ? 1 : 0)),
  );
  addons.add(
    inboxPanel,
    panel('Inbox', inboxView, ({ mails }) => mails.length),
  );
  addons.add('passkey-elements/reset', {
    type: types.TOOL,
    title: 'Reset',
    match: ({ viewMode }) => viewMode === 'story',
    render: () => createElement(ResetButton),
  });
  addons.getChannel().on(STATE, (state: PanelState) => {
    const isNew = hasQuestion(state) && !(latest && hasQuestion(latest));
    latest = state;
    // Shows the panel, because the story waits for a response in it.
    if (isNew) {
      api.setSelectedPanel(devicePanel);
      api.togglePanel(true);
    }
  });
});
