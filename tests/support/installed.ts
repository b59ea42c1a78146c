/** The package as others have it: packed, and unpacked in a folder elsewhere, with its declared dependencies and no others. */

import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const execute = promisify(execFile);

/** A folder in which the package is installed. */
export interface Installed {
  readonly folder: string;
  /** The paths in the tarball. */
  readonly files: readonly string[];
  /** Makes another package of ours available there. */
  add(name: string): Promise<void>;
  remove(): Promise<void>;
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs what is built and installs it as npm would, without asking any registry: dependencies are those of this checkout. */
export async function installPackage(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-elsewhere-'));
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await execute('npm', pack, { cwd: root, maxBuffer: 2 ** 26 });
  const [packed] = JSON.parse(stdout) as readonly Packed[];
  if (packed === undefined) throw new Error(`npm pack told of no package: ${stdout}`);

  const modules = join(folder, 'node_modules');
  const home = join(modules, 'mqttspec');
  await mkdir(join(modules, '.bin'), { recursive: true });
  await mkdir(home);
  await execute('tar', ['-xzf', join(folder, packed.filename), '-C', home, '--strip-components=1']);
  const { dependencies, bin } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
  await chmod(join(home, bin.mqttspec), 0o755);
  await symlink(join('..', 'mqttspec', bin.mqttspec), join(modules, '.bin', 'mqttspec'));

  const add = async (name: string): Promise<void> => {
    const place = join(modules, name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(root, 'node_modules', name), place);
  };
  for (const name of Object.keys(dependencies)) await add(name);
  return {
    folder,
    files: packed.files.map(({ path }) => path),
    add,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
