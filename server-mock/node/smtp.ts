/** Delivers the mock's mails for real, through an SMTP server. */
import { createTransport } from 'nodemailer';
import type { Mail } from '../services.js';

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  url: string;
  /** Default: a name of no domain that exists. */
  from?: string;
}

export interface SmtpMailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** A mail stayed in the inbox. The message names neither the address nor the password. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
}

/** Milliseconds that the SMTP server has for each step. */
const patience = 10_000;

/** Whether `url` can be given to `createSmtpMailer`. */
export function isSmtpUrl(url: string): boolean {
  return URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol) && new URL(url).hostname !== '';
}

export function createSmtpMailer({
  url,
  from = 'Mock Passlock <no-reply@passlock.invalid>',
}: SmtpOptions): SmtpMailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const user = decodeURIComponent(username);
  const transport = createTransport({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (secure ? 465 : 25) : Number(port),
    secure,
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(password) } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // A mail is text from strangers: it names no files or addresses to put into it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, html, text }) {
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, html, text });
      } catch (error) {
        const { code = 'error' } = error as { code?: string };
        const server = `${hostname}${port === '' ? '' : `:${port}`}`;
        throw new DeliveryError(
          `A mail could not be delivered through ${server} (${code}); it is in the inbox.`,
          {
            cause: error,
          },
        );
      }
    },
    close() {
      transport.close();
    },
  };
}
