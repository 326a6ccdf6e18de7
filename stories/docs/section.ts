/** Turns files into parts of Storybook pages. */

/** Removes the title, which the page has itself, and comments. */
export const body = (markdown: string): string =>
  markdown.replace(/^# .*\n/, '').replace(/<!--[^]*?-->\n?/g, '');

/** The file's text as a block of code. */
export const codeBlock = (language: string, text: string): string =>
  `\`\`\`${language}\n${text.trim()}\n\`\`\``;
