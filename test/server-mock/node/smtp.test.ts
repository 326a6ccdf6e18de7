/** Mails that really go out, to an SMTP server in this process. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { runServer } from '../../../server-mock/node/run.js';
import { createSmtpMailer, DeliveryError, isSmtpUrl } from '../../../server-mock/node/smtp.js';
import { defaultTenancy } from '../../../server-mock/app.js';

const closers: (() => unknown)[] = [];
const closeAfterwards = () =>
  after(async () => {
    for (const close of closers.splice(0)) await close();
  });

interface Received {
  from: string;
  to: string[];
  text: string;
}

/** An SMTP server that keeps what it is sent; `refuse` makes it answer every recipient with 550. */
async function smtpServer({ refuse = false, password }: { refuse?: boolean; password?: string } = {}) {
  const mails: Received[] = [];
  let arrived: (mail: Received) => void = () => {};
  const next = () => new Promise<Received>((resolve) => (arrived = resolve));
  const smtp = new SMTPServer({
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disabledCommands: password === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    logger: false,
    onAuth(auth, _session, done) {
      if (auth.password === password) done(null, { user: auth.username ?? '' });
      else done(new Error('wrong password'));
    },
    onRcptTo(_address, _session, done) {
      done(refuse ? new Error('no such mailbox') : null);
    },
    onData(stream, session, done) {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text,
        };
        mails.push(mail);
        done();
        arrived(mail);
      });
    },
  });
  smtp.on('error', () => {});
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  closers.push(() => new Promise<void>((resolve) => smtp.close(resolve)));
  return { port, mails, next };
}

const mail = {
  tenancyId: 'dev',
  to: 'ada@example.com',
  subject: 'Your code is 012345',
  html: '<p>012345</p>',
  text: 'Your code is 012345',
  code: '012345',
  sentAt: 0,
};

/** Asks a running mock for a challenge by mail. */
const challenge = (url: string, email: string) =>
  fetch(`${url}/dev/challenges`, {
    method: 'POST',
    headers: { authorization: `Bearer ${defaultTenancy.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email, purpose: 'login', sendEmail: true }),
  });
const inboxOf = async (url: string) =>
  ((await (await fetch(`${url}/_mock/inbox`)).json()) as { mails: { to: string; code: string }[] }).mails;

/** A mock that delivers through `smtp`, and the failures it reports. */
async function start(smtp: string) {
  let reported: (error: unknown) => void = () => {};
  const report = new Promise((resolve) => (reported = resolve));
  const running = await runServer({
    port: 0,
    host: 'localhost',
    data: undefined,
    smtp,
    onError: (e) => reported(e),
  });
  closers.push(() => running.close());
  return { url: running.url, report, close: () => running.close() };
}

describe('delivery by SMTP', () => {
  closeAfterwards();

  it('sends a challenge’s email, which is also in the inbox', async () => {
    const smtp = await smtpServer();
    const { url, close } = await start(`smtp://127.0.0.1:${smtp.port}`);
    const next = smtp.next();
    assert.equal((await challenge(url, 'ada@example.com')).status, 201);
    const received = await next;
    const [kept] = await inboxOf(url);
    assert.deepEqual(received.to, ['ada@example.com']);
    assert.match(received.text, new RegExp(`Subject: .*${kept?.code ?? 'no code'}`));
    assert.match(received.text, /text\/plain[^]*text\/html/);
    await close();
  });

  it('waits for a delivery before it stops', async () => {
    const smtp = await smtpServer();
    const { url, close } = await start(`smtp://127.0.0.1:${smtp.port}`);
    await challenge(url, 'ada@example.com');
    await close();
    assert.equal(smtp.mails.length, 1);
  });

  it('signs in where the server requires it', async () => {
    const smtp = await smtpServer({ password: 'pass@word' });
    const mailer = createSmtpMailer({ url: `smtp://user:pass%40word@127.0.0.1:${smtp.port}` });
    await mailer.send(mail);
    assert.equal(smtp.mails.length, 1);
    const wrong = createSmtpMailer({ url: `smtp://user:other-word@127.0.0.1:${smtp.port}` });
    await assert.rejects(wrong.send(mail), (error) => {
      assert.ok(error instanceof DeliveryError);
      assert.match(error.message, /\(EAUTH\); it is in the inbox/);
      assert.doesNotMatch(error.message, /other-word|ada@/);
      return true;
    });
  });

  it('sends to exactly one mailbox, without injected headers', async () => {
    const smtp = await smtpServer();
    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${smtp.port}` });
    const subject = 'Hello\r\nBcc: eve@example.com\r\n\r\nbody';
    await mailer.send({ ...mail, to: 'ada@example.com, eve@example.com', subject }).catch(() => {});
    await mailer.send({ ...mail, subject });
    for (const { to, text } of smtp.mails) {
      assert.equal(to.length, 1);
      assert.doesNotMatch(text, /^Bcc/im);
    }
  });

  it('reports a failure, while the call succeeds and the email stays in the inbox', async () => {
    const refusing = await smtpServer({ refuse: true });
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    for (const smtp of [`smtp://127.0.0.1:${refusing.port}`, `smtp://127.0.0.1:${port}`]) {
      const { url, report, close } = await start(smtp);
      assert.equal((await challenge(url, 'ada@example.com')).status, 201);
      assert.ok((await report) instanceof DeliveryError);
      assert.equal((await inboxOf(url)).length, 1);
      await close();
    }
  });

  it('accepts only URLs of SMTP servers', () => {
    for (const url of ['smtp://localhost', 'smtps://user:pw@mail.example:465', 'smtp://[::1]:1025'])
      assert.ok(isSmtpUrl(url));
    for (const url of ['', 'localhost:25', 'http://localhost', 'smtp:', 'smtp://', 'file:///etc/passwd'])
      assert.equal(isSmtpUrl(url), false, url);
  });
});
