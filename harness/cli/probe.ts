/** `mqttspec probe`: what a broker can do and how it uses its freedom, without judging it. */

import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { systemClock } from '../../reference/clock.ts';
import { paletteFor, showsColors } from '../report/palette.ts';
import { renderProfile } from '../report/profile.ts';
import { discover } from '../target/discover.ts';
import { UnreachableError } from '../target/errors.ts';
import { survey } from '../target/survey.ts';
import type { Target } from '../target/target.ts';
import { toolVersion } from '../tool-version.ts';
import { addLaunchOptions, type LaunchArguments, settle, targetTable } from './launch-options.ts';
import { openTarget } from './open-target.ts';
import { addTargetOptions, type TargetArguments } from './target-options.ts';

const help = `
What it finds out: the versions that each endpoint speaks, paths and subprotocols of WebSocket, what CONNACK advertises, the
round trip, name and version where the broker tells, and by short probes what the standard leaves open: QoS 0 for absent
sessions, copies for overlapping subscriptions, refused wildcards, the longest client id and topic, the largest packet up
to 1 MiB, $SYS. Where CONNACK and what the broker does contradict each other, that is told; mqttspec run judges it.

Examples:
  mqttspec probe mqtt://127.0.0.1:1883
  mqttspec probe mqtt://127.0.0.1:1883 ws://127.0.0.1:8080/mqtt --json
  mqttspec probe mqtts://broker.example --ca ca.pem --username me --password secret
  mqttspec probe --target mosquitto
  mqttspec probe                                     the bundled reference broker

Exit codes: 0 it answered, 2 wrong usage or configuration, 3 it cannot be reached, or lets nobody in.`;

interface ProbeArguments extends TargetArguments, LaunchArguments {
  readonly json: boolean;
}

/** What it prints with `--json`. */
interface Probed {
  readonly schema: 1;
  readonly tool: { readonly name: 'mqttspec'; readonly version: string };
  readonly target: { readonly urls: readonly string[]; readonly name: string | null };
  readonly profile: Readonly<Record<string, string | number | boolean>>;
}

/** Makes the command. */
export function probeCommand(): Command {
  const command = new Command('probe')
    .argument('[url...]', 'endpoints of the broker; none: the bundled reference broker')
    .option('--json', 'print it as JSON', false);
  return addLaunchOptions(addTargetOptions(command))
    .addHelpText('after', help)
    .action(async (typedUrls: readonly string[], typed: ProbeArguments, self: Command) => {
      if (typed.target === 'list') return void process.stdout.write(await targetTable());
      const { urls, given, launch } = await settle<ProbeArguments>(typedUrls, self);
      const opened = await openTarget(urls, given, launch);
      const text = await probe(opened.target)
        .then((probed) => (given.json ? `${JSON.stringify(probed, null, 2)}\n` : shown(probed)))
        .finally(() => opened.close());
      process.stdout.write(text, () => process.exit(0));
    });
}

async function probe(target: Target): Promise<Probed> {
  const tag = randomBytes(3).toString('hex');
  const capabilities = await discover(target, systemClock, tag);
  if (capabilities.versions.length === 0)
    throw new UnreachableError(
      `${target.primary.url} is reached and accepts no CONNECT of any version: is it an MQTT broker? mqttspec run shows what it answers.`,
    );
  return {
    schema: 1,
    tool: { name: 'mqttspec', version: toolVersion },
    target: { urls: target.urls, name: capabilities.name },
    profile: { ...capabilities.profile, ...(await survey(target, capabilities, systemClock, tag)) },
  };
}

function shown({ target, profile }: Probed): string {
  return renderProfile(target, profile, paletteFor(showsColors(process.stdout, process.env)));
}
