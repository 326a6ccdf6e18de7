/** Documentation pages use the toolbar's theme, and are always in English and left to right. */
import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { createElement, useEffect, useState, type PropsWithChildren } from 'react';
import { getPreferredColorScheme, themes } from 'storybook/theming';
import { onGlobals } from '../stories/docs/on-globals.js';
import { applyLook } from './look.js';

export function DocsPage(props: PropsWithChildren<DocsContainerProps>) {
  const [theme, setTheme] = useState('auto');
  useEffect(
    () =>
      onGlobals((globals) => {
        applyLook({ ...globals, language: 'en', direction: 'ltr' });
        setTheme(String(globals['theme']));
      }),
    [],
  );
  const scheme = theme === 'dark' || theme === 'light' ? theme : getPreferredColorScheme();
  return createElement(DocsContainer, { ...props, theme: themes[scheme] });
}
