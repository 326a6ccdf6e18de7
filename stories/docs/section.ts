/** Turns README files into Storybook pages. */

/** Removes the title, which the page has itself, and comments. */
export const body = (markdown: string): string =>
  markdown.replace(/^# .*\n/, '').replace(/<!--[^]*?-->\n?/g, '');
