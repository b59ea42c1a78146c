/** Finds the programs that these tests talk to, or says what to install. */

import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Each program and the Debian package that brings it. */
const packages = {
  mosquitto_pub: 'mosquitto-clients',
  mosquitto_sub: 'mosquitto-clients',
  mosquitto_rr: 'mosquitto-clients',
  mosquitto_passwd: 'mosquitto',
  stdbuf: 'coreutils',
};

/**
 * The path of a program.
 * @throws Error naming the package to install.
 */
export function findProgram(name: keyof typeof packages): string {
  const [path] = candidates(name);
  if (path === undefined) throw missing(name, packages[name]);
  return path;
}

/**
 * The path of a Python that has the Paho client, which need not be the first Python of the search path.
 * @throws Error naming the package to install.
 */
export function findPythonWithPaho(): string {
  const path = candidates('python3').find((python) => {
    try {
      execFileSync(python, ['-c', 'import paho.mqtt.client'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
  if (path === undefined) throw missing('a python3 with paho.mqtt.client', 'python3-paho-mqtt');
  return path;
}

/**
 * The built command line, which `npm ci` leaves in dist/.
 * @throws Error saying how to build it.
 */
export function findBuiltCommandLine(): string {
  const path = fileURLToPath(new URL('../../dist/harness/cli/main.js', import.meta.url));
  if (!existsSync(path)) throw new Error(`${path} is not there: run "npm run build" first ("npm ci" does it too).`);
  return path;
}

function candidates(name: string): string[] {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, name)).filter(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function missing(what: string, debianPackage: string): Error {
  return new Error(`The interop tests need ${what}. On Debian: apt-get install ${debianPackage}`);
}
