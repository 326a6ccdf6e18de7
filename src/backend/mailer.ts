/** Sending email: the interface that an app implements, and the messages that Passlock does not write. */
import type { Account } from './accounts.js';

/** An email that is ready to send. */
export interface OutgoingMail {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Its kind: `login`, `signup`, `email-change`, `reauthenticate`, `passkey-added` or `passkey-removed`. */
  purpose: string;
  /** The code, for an app's own template; absent in emails without a code. Never log it. */
  code?: string;
}

/** Sends emails. */
export interface Mailer {
  /**
   * Queues the email. The HTTP response waits for it, so it should take equally long for every address and not
   * wait for the delivery.
   */
  send(mail: OutgoingMail): Promise<void>;
}

type Message = Pick<OutgoingMail, 'subject' | 'html' | 'text'>;

/**
 * Emails an account's owner about a change of its ways to sign in (ASVS 6.3.7), also at an address that was replaced
 * lately: whoever replaced it would otherwise be the only one to read it. The change is already made, so a failure is
 * only reported.
 */
export async function notifyOwner(
  { mailer, report, now }: { mailer?: Mailer; report: (error: unknown) => void; now: () => number },
  { email, formerEmail }: Pick<Account, 'email' | 'formerEmail'>,
  purpose: string,
  message: Message,
): Promise<void> {
  const former = formerEmail && now() < formerEmail.until ? formerEmail.address : undefined;
  for (const to of [email, former])
    if (to !== undefined) await mailer?.send({ to, purpose, ...message }).catch(report);
}

/** The response to a sign-in attempt with an address that no account has. */
export function noAccountMail(site: string): Message {
  return message(`Signing in to ${oneLine(site)}`, [
    `Somebody, perhaps you, asked for a code to sign in to ${oneLine(site)} with this address. No account there has it as its confirmed address.`,
    'If it was you, sign in with another address or with your passkey, or sign up. If not, ignore this mail.',
  ]);
}

/** Goes to the previous address of an account. @param undoLink restores it */
export function emailChangedMail(site: string, undoLink?: string): Message {
  return message(`Your address at ${oneLine(site)} was changed`, [
    `Your account at ${oneLine(site)} has another email address from now on, and this one opens it no more.`,
    undoLink === undefined
      ? 'If it was not you, tell the people who run the site.'
      : `If it was not you, bring this address back, which signs everybody out: ${undoLink}`,
  ]);
}

export function passkeyAddedMail(site: string, label: string): Message {
  return message(`A passkey was added to your account at ${oneLine(site)}`, [
    `${label && `It is called “${oneLine(label)}”. `}Your account at ${oneLine(site)} can be opened with it from now on.`,
    'If it was not you, remove it in your account, and tell the people who run the site.',
  ]);
}

export function passkeysRemovedMail(site: string, labels: readonly string[]): Message {
  const names = labels
    .map((label) => (label ? `“${oneLine(label)}”` : 'a passkey without a name'))
    .join(', ');
  return message(`Passkeys of your account at ${oneLine(site)} were removed`, [
    `Your account at ${oneLine(site)} can no longer be opened with ${names}.`,
    'If it was not you, tell the people who run the site.',
  ]);
}

function message(subject: string, paragraphs: string[]): Message {
  const html = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
  return { subject, html, text: `${paragraphs.join('\n\n')}\n` };
}

/** Removes line breaks, which would start another mail header. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
