/** What is found out about real brokers, and what is told where nobody is let in. */

import { createServer } from 'node:tls';
import { generate } from 'selfsigned';
import { expect, it } from 'vitest';
import { discover } from '../../harness/target/discover.ts';
import { targetOf, type UrlOptions } from '../../harness/target/url.ts';
import { systemClock } from '../../reference/clock.ts';
import { mqttspec } from '../support/cli.ts';
import { launchMosquitto } from '../support/launch.ts';

const discovering = (url: string, options: Partial<UrlOptions>) =>
  discover(targetOf([url], { credentials: {}, tls: { insecure: false }, declared: {}, ...options }), systemClock, 'p');

it('probe --json tells the profile of mosquitto', async () => {
  const { exitCode, stdout } = await mqttspec('probe', '--target', 'mosquitto', '--json');
  expect(exitCode).toBe(0);
  const { target, profile } = JSON.parse(stdout);
  expect(target.name).toMatch(/^mosquitto version/);
  expect(profile).toMatchObject({
    versions: '3.1, 3.1.1, 5.0',
    'versions over ws': '3.1, 3.1.1, 5.0',
    sharedSubscriptions: 'granted',
    longestClientId: 65_535,
    largestPublish: 2 ** 20,
  });
  expect(profile.webSocketPaths).toContain('/mqtt');
});

it('a password that the broker does not take ends it with a sentence', async () => {
  const { url, stop } = await launchMosquitto(['allow_anonymous false']);
  const asked = discovering(url, { credentials: { userName: 'me', password: 'wrong' } });
  await expect(asked).rejects.toMatchObject({
    code: 'MQTTSPEC_UNREACHABLE',
    message: expect.stringMatching(/refused a plain CONNECT with code 0x05: give --username and --password/),
  });
  await stop();
});

it('so does a certificate that has expired, unless any is accepted', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    notBeforeDate: new Date('2020-01-01'),
    notAfterDate: new Date('2021-01-01'),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const server = createServer({ key, cert }, (socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `mqtts://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const ca = new TextEncoder().encode(cert);
  await expect(discovering(url, { tls: { ca, insecure: false } })).rejects.toMatchObject({
    code: 'MQTTSPEC_UNREACHABLE',
    message: expect.stringMatching(/its certificate has expired: renew it, or say --insecure/),
  });
  await expect(discovering(url, { tls: { insecure: true } })).resolves.toMatchObject({ versions: [] });
  server.close();
});
