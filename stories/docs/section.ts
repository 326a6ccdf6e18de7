/** Files for GitHub as pages of the Storybook. */

/** Without its own title: the page has one. */
export const body = (markdown: string): string =>
  markdown.replace(/^# .*\n/, '').replace(/<!--[^]*?-->\n?/g, '');
