/** The mail that carries a one-time code, ready to send. */
import { escapeHtml } from '../http/escape.js';

export interface Message {
  subject: string;
  html: string;
  text: string;
}

export interface MessageParts {
  code: string;
  /** Who sends it: the relying party's name. */
  sender: string | undefined;
  /** The person's name. */
  name: string | undefined;
  /** Milliseconds. */
  lifetime: number;
}

/** Names come from people and backends: one line of plain characters, and escaped where they become HTML. */
export function codeMessage({ code, sender, name, lifetime }: MessageParts): Message {
  const from = sender === undefined ? '' : `${oneLine(sender)} `;
  const subject = `Your ${from}code is ${code}`;
  const greeting = name === undefined ? 'Hello,' : `Hello ${oneLine(name)},`;
  const minutes = Math.max(1, Math.round(lifetime / 60_000));
  const validity = `It works once, within ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  const warning = 'If you did not ask for it, ignore this mail, and give the code to nobody.';
  const html = [
    `<p>${escapeHtml(greeting)}</p>`,
    `<p>Your ${escapeHtml(from)}code is <strong>${escapeHtml(code)}</strong>. ${validity}</p>`,
    `<p>${warning}</p>`,
  ];
  return {
    subject,
    html: `<!doctype html>\n<html lang="en">\n<title>${escapeHtml(subject)}</title>\n${html.join('\n')}\n</html>\n`,
    text: `${greeting}\n\n${subject}. ${validity}\n\n${warning}\n`,
  };
}

/** Without line breaks, which would end a mail header, and without marks that turn the text around. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
