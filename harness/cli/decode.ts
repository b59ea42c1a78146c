/** `mqttspec decode`: packets byte by byte, and what is wrong with them. */

import { Argument, Command, Option } from 'commander';
import { type Version, versions } from '../../reference/codec/version.ts';
import { streamLines } from '../decode/lines.ts';
import { decodeStream } from '../decode/stream.ts';
import { paletteFor, showsColors } from '../report/palette.ts';
import { type InputForm, readInput } from './decode-input.ts';

const help = `
Bytes are hex in the ways in which tools print it (10 0c 00 04, 10:0c:00:04, 0x10,0x0c, \\x10\\x0c, 100c0004), base64, or
raw in a file or on stdin. Which of these it is shows by itself; --input says it. Several packets in a row are a stream.

A CONNECT tells in which version of MQTT what follows is to be read, without one --mqtt does, and without both the version
in which less is wrong. Each packet is judged by itself: whether it may be sent here and now, run and explain tell.

Examples:
  mqttspec decode '10 0e 00 04 4d 51 54 54 04 02 00 3c 00 02 63 31'   a CONNECT of MQTT 3.1.1
  mqttspec decode MAoAA3QveGhlbGxv                                     base64
  mqttspec decode --mqtt 5.0 20:03:00:00:00
  mqttspec decode capture.bin                                          a file: raw bytes, hex or base64
  tshark -r x.pcap -q -z follow,tcp,raw,0 | sed '1,/Node 1/d;/====/d' | mqttspec decode -

Exit codes: 0 every packet is well-formed, 1 some packet is not, 2 wrong usage or nothing that can be read as bytes.`;

interface DecodeArguments {
  readonly mqtt?: Version;
  readonly input?: InputForm;
}

const forms: readonly InputForm[] = ['hex', 'base64', 'raw'];

/** Makes the command. */
export function decodeCommand(): Command {
  return new Command('decode')
    .addArgument(new Argument('<bytes...>', 'hex, base64, a file, or - for stdin'))
    .addOption(new Option('--mqtt <version>', 'version of MQTT where no CONNECT tells it').choices(versions))
    .addOption(new Option('--input <form>', 'how the bytes are written (default: it shows)').choices(forms))
    .addHelpText('after', help)
    .action(async (words: readonly string[], { mqtt, input }: DecodeArguments) => {
      const bytes = await readInput(words.join(' '), input, process.stdin);
      const stream = decodeStream(bytes, mqtt ?? null);
      const palette = paletteFor(showsColors(process.stdout, process.env));
      process.stdout.write(`${streamLines(stream, { palette }).join('\n')}\n`);
      const isSound = stream.packets.every(({ dissection }) => dissection.violation === undefined);
      process.exitCode = isSound ? 0 : 1;
    });
}
