/** The email that carries a one-time code, ready to send. */
import { html } from 'hono/html';

export interface CodeMessage {
  subject: string;
  html: string;
  text: string;
}

export interface CodeMessageOptions {
  code: string;
  /** The relying party's name. */
  sender: string | undefined;
  /** The person's name. */
  name: string | undefined;
  /** Milliseconds. */
  lifetime: number;
}

/** Names come from people and backends: they are reduced to one line, and escaped in HTML. */
export async function codeMessage({
  code,
  sender,
  name,
  lifetime,
}: CodeMessageOptions): Promise<CodeMessage> {
  const from = sender === undefined ? '' : `${oneLine(sender)} `;
  const subject = `Your ${from}code is ${code}`;
  const greeting = name === undefined ? 'Hello,' : `Hello ${oneLine(name)},`;
  const minutes = Math.max(1, Math.round(lifetime / 60_000));
  const validity = `It works once, within ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  const warning = 'If you did not ask for it, ignore this mail, and give the code to nobody.';
  const document = html`<!doctype html>
    <html lang="en">
      <title>${subject}</title>
      <p>${greeting}</p>
      <p>Your ${from}code is <strong>${code}</strong>. ${validity}</p>
      <p>${warning}</p>
    </html> `;
  return {
    subject,
    html: String(await document),
    text: `${greeting}\n\n${subject}. ${validity}\n\n${warning}\n`,
  };
}

/** Removes line breaks, which end a mail header, and direction marks, which reverse the text after them. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
