/** Reads a capture with tshark, Wireshark's own dissector on the command line. */

import { execFile } from 'node:child_process';

/** Enough for the fields of a run of everything. */
const maxOutputBytes = 256 * 2 ** 20;

/** The fields of each frame that passes the display filter, as columns of text. */
export function tshark(
  file: string,
  filter: string,
  fields: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const columns = fields.flatMap((field) => ['-e', field]);
  const checksums = ['-o', 'ip.check_checksum:TRUE', '-o', 'tcp.check_checksum:TRUE'];
  const args = ['-r', file, ...checksums, '-Y', filter, '-T', 'fields', '-E', 'separator=/t', ...columns];
  return new Promise((resolve, reject) => {
    execFile('tshark', args, { maxBuffer: maxOutputBytes }, (error, stdout, stderr) => {
      if (error === null)
        resolve(
          stdout
            .split('\n')
            .slice(0, -1)
            .map((line) => line.split('\t')),
        );
      else if (error.code === 'ENOENT') reject(new Error('tshark is not installed: apt-get install tshark'));
      else reject(new Error(`tshark does not read ${file}: ${stderr}`, { cause: error }));
    });
  });
}
