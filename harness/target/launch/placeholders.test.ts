import { expect, it } from 'vitest';
import { fillIn, portsOf } from './placeholders.ts';

it('finds the ports wherever they are named, each once', () => {
  const definition = {
    command: 'broker -p {port} -w {wsPort} -d {dir}',
    files: { 'a.conf': 'admin {adminPort} {port} { deny }' },
    env: { A: '{nodePort}' },
  };
  expect(portsOf(definition)).toEqual(['port', 'wsPort', 'nodePort', 'adminPort']);
});

it('fills in, and leaves alone in files what is no placeholder', () => {
  const definition = {
    command: ['broker', '{dir}/a.conf'],
    files: { 'a.conf': 'listen {port} {other}' },
    env: { A: '{port}' },
  };
  expect(fillIn(definition, '/tmp/x', { port: 5 })).toEqual({
    command: ['broker', '/tmp/x/a.conf'],
    urls: ['mqtt://127.0.0.1:5'],
    files: { 'a.conf': 'listen 5 {other}' },
    env: { A: '5' },
  });
});

it.each([
  ['broker', {}, ['mqtt://127.0.0.1:1883']],
  ['broker {wsPort} {tlsPort}', { wsPort: 7, tlsPort: 8 }, ['ws://127.0.0.1:7/mqtt', 'mqtts://127.0.0.1:8']],
])('%s listens where one expects it', (command, ports, urls) => {
  expect(fillIn({ command }, '/tmp/x', ports).urls).toEqual(urls);
});

it('takes braces in a command for a slip of the pen', () => {
  expect(() => fillIn({ command: 'broker -p {prot}' }, '/tmp/x', {})).toThrow(/\{prot\}; there are \{dir\}, \{port\}/);
});
