import { once } from 'node:events';
import { createServer as createHttp, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { ChannelFailed, openChannels } from './channels.ts';

const servers: { close(): unknown }[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

async function portOf(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A mail server as RFC 5321 has it, just enough of one: it keeps what it is given, or refuses some recipient. */
async function mailServer(refuse?: string) {
  const mails: { from: string; to: string; data: string }[] = [];
  const server = createServer((socket) => {
    let [from, to, data, reading] = ['', '', '', false];
    let rest = '';
    socket.on('error', () => undefined);
    socket.write('220 here\r\n');
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (reading) {
          if (line === '.') {
            reading = false;
            mails.push({ from, to, data });
            socket.write('250 kept\r\n');
          } else data += `${line}\n`;
        } else if (/^(EHLO|HELO)/i.test(line)) socket.write('250-here\r\n250 8BITMIME\r\n');
        else if (/^MAIL FROM/i.test(line)) {
          [from, data] = [line, ''];
          socket.write('250 ok\r\n');
        } else if (/^RCPT TO/i.test(line)) {
          to = line;
          socket.write(refuse && line.includes(refuse) ? `550 no ${refuse} here\r\n` : '250 ok\r\n');
        } else if (/^DATA/i.test(line)) {
          reading = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  return { mails, url: `smtp://127.0.0.1:${await portOf(server)}` };
}

const email = (smtpUrl: string | null) =>
  openChannels({ smtpUrl, mailFrom: 'Tessera <no-reply@tessera.example>', notify: null }).email;
const letter = {
  address: 'owen@practice.example',
  subject: 'Good news',
  body: 'Good news about A.Y.\nThank you.',
};

describe('e-mail', () => {
  test('reaches the mail server with its words', async () => {
    const { mails, url } = await mailServer();
    expect(await email(url)(letter)).toBe('sent');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toContain('<owen@practice.example>');
    expect(mails[0]?.from).toContain('<no-reply@tessera.example>');
    expect(mails[0]?.data).toContain('Subject: Good news');
    expect(mails[0]?.data).toContain('Good news about A.Y.');
  });

  test('in Arabic arrives as Arabic', async () => {
    const { mails, url } = await mailServer();
    await email(url)({ ...letter, subject: 'أخبار جيدة', body: 'شكرًا لك' });
    const [head = '', ...body] = (mails[0]?.data ?? '').split('\n\n');
    expect(head).toContain(`Subject: =?UTF-8?`);
    expect(Buffer.from(body.join(''), 'base64').toString('utf8')).toBe('شكرًا لك');
  });

  test('cannot be given further recipients or headers by what someone typed', async () => {
    const { mails, url } = await mailServer();
    await email(url)({ ...letter, subject: 'Hello\r\nBcc: evil@evil.example', body: '.\r\nMAIL FROM:<x>' });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.data).not.toMatch(/^Bcc:/m);
  });

  test('that is not taken fails with a code of ours, which quotes no address', async () => {
    const { url } = await mailServer('owen@practice.example');
    const failure = await email(url)(letter).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ChannelFailed);
    expect(String(failure)).toBe('Error: email_failed');
    expect((failure as ChannelFailed).cause).toBeUndefined();
  });

  test('fails when nobody listens, and is kept when nothing is set up', async () => {
    const nobody = createServer();
    const port = await portOf(nobody);
    nobody.close();
    await expect(email(`smtp://127.0.0.1:${port}`)(letter)).rejects.toThrow('email_failed');
    expect(await email(null)(letter)).toBe('kept');
  });
});

describe('text messages, by GOV.UK Notify', () => {
  const service = '26785a09-ab16-4eb0-8407-a37497a57506';
  const apiKey = `ours-${service}-3d844edf-8d35-48ac-975b-e847b4f122b0`;

  async function notify(status: number) {
    const asked: { path: string; authorization: string; body: unknown }[] = [];
    const server = createHttp(async (request: IncomingMessage, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      asked.push({
        path: request.url ?? '',
        authorization: request.headers.authorization ?? '',
        body: JSON.parse(text),
      });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(
          status < 300
            ? { id: 'x' }
            : { errors: [{ error: 'BadRequest', message: '+447700900123 is wrong' }] },
        ),
      );
    });
    const endpoint = `http://127.0.0.1:${await portOf(server)}`;
    return {
      asked,
      sms: openChannels({ smtpUrl: null, mailFrom: '', notify: { apiKey, template: 'template-1', endpoint } })
        .sms,
    };
  }
  const text = { address: '07700 900123', subject: 'ignored', body: 'A referral is waiting.' };

  test('go out with the words as the only field of the template', async () => {
    const { asked, sms } = await notify(201);
    expect(await sms(text)).toBe('sent');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      path: '/v2/notifications/sms',
      body: {
        template_id: 'template-1',
        phone_number: '07700 900123',
        personalisation: { text: 'A referral is waiting.' },
      },
    });
    const claims = JSON.parse(
      Buffer.from(asked[0]?.authorization.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(claims.iss).toBe(service);
  });

  test.each([400, 403, 429, 500])(
    'that Notify answers with %i fail with a code of ours, which quotes no number',
    async (status) => {
      const { sms } = await notify(status);
      const failure = await sms(text).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ChannelFailed);
      expect(String(failure)).toBe('Error: sms_failed');
    },
  );

  test('are kept when nothing is set up', async () => {
    expect(await openChannels({ smtpUrl: null, mailFrom: '', notify: null }).sms(text)).toBe('kept');
  });
});
