/** Delivers emails through an SMTP server. */
import { createTransport } from 'nodemailer';
import type { Email } from '../services.js';

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with user and password where the server needs them. */
  url: string;
  /** Default: an address in the reserved domain `.invalid`. */
  from?: string;
}

export interface SmtpMailer {
  send(email: Email): Promise<void>;
  close(): void;
}

/** An email was not delivered, but is in the inbox. The message contains neither the address nor the password. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
}

/** Milliseconds for each step of the SMTP dialogue. */
const stepTimeout = 10_000;

/** Whether `createSmtpMailer` accepts `url`. */
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
    connectionTimeout: stepTimeout,
    greetingTimeout: stepTimeout,
    socketTimeout: stepTimeout,
    // The content comes from callers, and must not make the mailer read files or URLs.
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
        const message = `An email could not be delivered through ${server} (${code}); it is in the inbox.`;
        throw new DeliveryError(message, { cause: error });
      }
    },
    close() {
      transport.close();
    },
  };
}
