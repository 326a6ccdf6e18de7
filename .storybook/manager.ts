/** Storybook's frame: panels for the simulated device and the inbox, and buttons that play and reset. */
import { createElement, useEffect, useRef, useState } from 'react';
import { AddonPanel, Badge, Button } from 'storybook/internal/components';
import { addons, types, useChannel, useStorybookState, type Addon, type API } from 'storybook/manager-api';
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

function ToolButton({ words, ariaLabel, what }: { words: string; ariaLabel: string; what: Act }) {
  const onClick = () => {
    act(what);
  };
  return createElement(Button, { variant: 'ghost', padding: 'small', ariaLabel, onClick }, words);
}

/** Shown for stories with the tag `steps`. Each other story plays at once, because it shows one phase. */
function PlayButton() {
  const { index, storyId } = useStorybookState();
  const story = index?.[storyId];
  const ariaLabel = 'Play: do what a visitor would do';
  return story?.type === 'story' && story.tags.includes('steps')
    ? createElement(ToolButton, { words: 'Play', ariaLabel, what: { type: 'play' } })
    : null;
}

const resetLabel = 'Begin anew: no accounts, no passkeys, no mails';

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
    render: () =>
      createElement(ToolButton, { words: 'Reset', ariaLabel: resetLabel, what: { type: 'reset' } }),
  });
  addons.add('passkey-elements/play', {
    type: types.TOOL,
    title: 'Play',
    match: ({ viewMode }) => viewMode === 'story',
    render: () => createElement(PlayButton),
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
