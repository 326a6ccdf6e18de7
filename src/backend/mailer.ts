/** How mails leave: an interface to implement, and the words of the mails that Passlock does not write. */

/** Ready to send. */
export interface OutgoingMail {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** What it is about: `login`, `signup`, `email-change`, `reauthenticate`, `passkey-added`, `passkey-removed`. */
  purpose: string;
  /** For a template of your own. Absent in a mail that brings none: the words say why. Never to be logged. */
  code?: string;
}

/** Sends the mails. */
export interface Mailer {
  /**
   * Hands the mail over to be delivered. The answer waits for it, so it should not depend on the address, and
   * not wait for the delivery itself.
   */
  send(mail: OutgoingMail): Promise<void>;
}

type Words = Pick<OutgoingMail, 'subject' | 'html' | 'text'>;

/** To an address that somebody wants to sign in with, and no account has. */
export function noAccountMail(site: string): Words {
  return words(`Signing in to ${oneLine(site)}`, [
    `Somebody, perhaps you, asked for a code to sign in to ${oneLine(site)} with this address. No account there has it as its confirmed address.`,
    'If it was you, sign in with another address or with your passkey, or sign up. If not, ignore this mail.',
  ]);
}

/** To the address that an account had until now. */
export function emailChangedMail(site: string): Words {
  return words(`Your address at ${oneLine(site)} was changed`, [
    `Your account at ${oneLine(site)} has another email address from now on, and this one opens it no more.`,
    'If it was not you, tell the people who run the site.',
  ]);
}

/** To the owner of an account that got another passkey. */
export function passkeyAddedMail(site: string, label: string): Words {
  return words(`A passkey was added to your account at ${oneLine(site)}`, [
    `It is called “${oneLine(label)}”, and your account at ${oneLine(site)} can be opened with it from now on.`,
    'If it was not you, remove it in your account, and tell the people who run the site.',
  ]);
}

/** To the owner of an account that has lost passkeys. */
export function passkeysRemovedMail(site: string, labels: readonly string[]): Words {
  const names = labels.map((label) => `“${oneLine(label)}”`).join(', ');
  return words(`Passkeys of your account at ${oneLine(site)} were removed`, [
    `Your account at ${oneLine(site)} can no longer be opened with ${names}.`,
    'If it was not you, tell the people who run the site.',
  ]);
}

function words(subject: string, paragraphs: string[]): Words {
  const html = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
  return { subject, html, text: `${paragraphs.join('\n\n')}\n` };
}

/** A header ends at a line break. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
