/** A program that uses the package as a library, in ways of its own; tells as JSON what it saw. */

import { createServer } from 'node:net';
import { exitCodeOf, run, scenario } from 'mqttspec';

const own = (name, body) =>
  scenario({ id: `mine/${name}`, title: name, statements: { '3.1.1': [] }, lesson: 'Mine.', run: body });

const afterwards = [
  own('sound', async ({ connect }) => (await connect()).ping()),
  own('unawaited-expectation', async ({ connect }) => void (await connect()).expect('publish')),
  own('rejected', async ({ connect }) => {
    void Promise.reject(new Error('nobody looks'));
    await (await connect()).ping();
  }),
  own('timer', async ({ connect }) => {
    const client = await connect();
    await new Promise((resolve) => {
      setTimeout(() => {
        resolve();
        throw new Error('in a timer');
      });
    });
    await client.ping();
  }),
  own('throws-at-once', () => {
    throw new Error('at once');
  }),
];

const listeners = () =>
  Object.fromEntries(
    ['unhandledRejection', 'uncaughtException', 'SIGINT', 'SIGTERM', 'exit'].map((event) => [
      event,
      process.listenerCount(event),
    ]),
  );
const codeOf = (promise) =>
  promise.then(
    () => null,
    ({ code, message }) => `${code}: ${message}`,
  );
const verdictsOf = ({ scenarios }) =>
  Object.fromEntries(
    scenarios.map(({ id, verdict, reason }) => [id, reason === null ? verdict : `${verdict}: ${reason}`]),
  );

const before = listeners();
const main = new URL('../../dist/harness/cli/main.js', import.meta.url).pathname;
const launch = { command: [process.execPath, main, 'serve', '--port', '{port}'] };

const [bundled, launched] = await Promise.all([
  run({ mqtt: ['3.1.1'], suite: ['mine'], scenarios: afterwards }),
  run({ launch, mqtt: ['5.0'], scenario: ['ping/answered'], trace: true, repeat: 2 }),
]);

const controller = new AbortController();
const endless = own('endless', () => {
  controller.abort();
  return new Promise(() => undefined);
});
const aborted = await run({ suite: ['mine'], scenarios: [endless], signal: controller.signal });

let release;
const released = new Promise((resolve) => {
  release = resolve;
});
const early = own('early', () => void released.then(() => Promise.reject(new Error('too late'))));
const meanwhile = own('meanwhile', async ({ connect }) => {
  const client = await connect();
  release();
  await client.ping();
});
const late = await run({ mqtt: ['3.1.1'], suite: ['mine'], scenarios: [early, meanwhile], concurrency: 1 });

const interrupted = new AbortController();
let dials = 0;
const mute = createServer((socket) => {
  dials += 1;
  socket.on('error', () => undefined);
  socket.once('data', () => interrupted.abort());
});
await new Promise((resolve) => mute.listen(0, '127.0.0.1', resolve));
const urls = [`mqtt://127.0.0.1:${mute.address().port}`];
const unheard = await run({ urls, scenarios: [endless], suite: ['mine'], signal: interrupted.signal });
mute.close();
const neverUp = { command: [process.execPath, '-e', 'setInterval(() => {}, 1000)'], urls: ['mqtt://127.0.0.1:{port}'] };

console.log(
  JSON.stringify({
    bundled: verdictsOf(bundled),
    exitCode: exitCodeOf(bundled),
    launched: {
      ...verdictsOf(launched),
      times: launched.repeats.times,
      packets: launched.scenarios[0].trace.length > 0,
    },
    late: { strays: late.strays, ...verdictsOf(late) },
    aborted: { cutShort: aborted.cutShort, ...verdictsOf(aborted) },
    unheard: { cutShort: unheard.cutShort, ...verdictsOf(unheard), hasAskedOnce: dials <= 4 },
    calledOff: await codeOf(run({ launch: neverUp, signal: AbortSignal.abort(new Error('enough')) })),
    wrong: await codeOf(run({ urls: ['mqtt://127.0.0.1'], sute: ['ping'] })),
    nobody: await codeOf(run({ urls: ['mqtt://127.0.0.1:1'] })),
    isAsBefore: JSON.stringify(before) === JSON.stringify(listeners()),
  }),
);
