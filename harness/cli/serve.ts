/** `mqttspec serve`: the reference broker as a program. */

import { Command, Option } from 'commander';
import { defaultSettings } from '../../reference/broker/settings.ts';
import { systemClock } from '../../reference/clock.ts';
import { AccessFileError } from '../../reference/server/access-files.ts';
import { createFaultyBroker, faultyWebSocketRules } from '../../reference/server/faulty-broker.ts';
import { ListenError } from '../../reference/server/listener.ts';
import { startServer } from '../../reference/server/server.ts';
import { StoreError } from '../../reference/server/store/store-error.ts';
import { TlsSettingsError } from '../../reference/server/tls.ts';
import { UsageError } from '../target/errors.ts';
import { portArgument, secondsArgument } from './arguments.ts';
import { type DataArguments, dataOptions, openData } from './data-options.ts';
import { repeated } from './filter-options.ts';
import { limitOptions, limitsAmong } from './limit-options.ts';
import { loadFaults } from './load-faults.ts';
import { type ObservingArguments, observerFor, observingOptions } from './observing.ts';
import { selectFaults } from './select-faults.ts';
import { type SecurityArguments, securityOf, securityOptions } from './serve-security.ts';
import { untilSignalled } from './until-signalled.ts';

/** The options of `serve`, times in milliseconds; those of its bounds are read by `limitsAmong`. */
export interface ServeArguments
  extends DataArguments,
    ObservingArguments,
    SecurityArguments,
    Readonly<Record<string, unknown>> {
  readonly port: number | false;
  readonly wsPort?: number;
  readonly host: string;
  readonly retainedExpiry?: number;
  readonly sessionExpiry?: number;
  readonly sysInterval: number;
  readonly fault: readonly string[];
}

/** Where the command writes, and what ends it. */
export interface ServeSurroundings {
  /** Says something that is no listener. */
  remark(line: string): void;
  print(line: string): void;
  /** Resolves when the broker is to stop. */
  stopped(): Promise<void>;
  /** Has something done each time when the files of accounts and access are to be read again. */
  onReload(act: () => void): void;
}

const examples = `
Examples:
  mqttspec serve                         on 127.0.0.1:1883, until Ctrl-C
  mqttspec serve --ws-port 8083          the same, and over WebSocket for browsers
  mqttspec serve --port 0                on any free port; the line that it prints tells which
  mqttspec serve --host 0.0.0.0 --password-file passwords    for the whole network, but only for those in the file
  mqttspec serve --no-port --tls-port 8883 --self-signed     over TLS only, with a certificate for trying out
  mqttspec serve --data ./kept           keeps sessions, messages and Wills there: a restart or a crash loses nothing
  mqttspec serve --retained-expiry 3600  forgets a retained message an hour after it was set
  mqttspec serve --log info --metrics-port 9090    tells who comes and goes, and Prometheus how much
  mqttspec serve --fault will-lost-always breaks one rule on purpose; mqttspec list --faults tells which there are

Try it, in three terminals:
  mqttspec serve
  mosquitto_sub -t a/b/+ -q 1
  mosquitto_pub -t a/b/c -m hello -q 1

Who may connect, and do what, in mosquitto's files (SIGHUP has them read again):
  mosquitto_passwd -c passwords alice
  mqttspec serve --password-file passwords --acl-file acl

Clients known by their certificates, whose common name is the user's name:
  mqttspec serve --tls-port 8883 --cert cert.pem --key key.pem --client-ca ca.pem

One line per listener says when it is ready. SIGTERM and SIGINT (Ctrl-C) stop it with exit code 0.
A port that cannot be opened or a directory that cannot be used, like any wrong option, is exit code 2; so is a disk
that is full: what was acknowledged is kept, and nothing is acknowledged that is not.`;

/** Makes the command. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .option('--port <number>', 'port for MQTT over TCP, 0 for any free one', portArgument, 1883)
    .option('--no-port', 'no listener for MQTT over plain TCP')
    .option(
      '--ws-port <number>',
      'port for MQTT over WebSocket, 0 for any free one (default: not opened)',
      portArgument,
    )
    .option('--host <address>', 'address to listen on, 0.0.0.0 for every network', '127.0.0.1')
    .option(
      '--retained-expiry <seconds>',
      'drop a retained message so long after it was set (default: never)',
      secondsArgument,
    )
    .option(
      '--session-expiry <seconds>',
      'drop the session of a client that is absent so long (default: never)',
      secondsArgument,
    )
    .addOption(
      new Option('--sys-interval <seconds>', 'time between two updates of the $SYS topics')
        .argParser(secondsArgument)
        .default(defaultSettings.sysIntervalMs, String(defaultSettings.sysIntervalMs / 1_000)),
    )
    .option('--fault <name>', 'break this rule on purpose (repeatable, * allowed)', repeated, [])
    .addHelpText('after', examples);

  const groups = [...securityOptions(), ...dataOptions(), ...observingOptions(), ...limitOptions()];
  for (const option of groups) command.addOption(option);

  return command.action(async (given: ServeArguments) => {
    try {
      await serve(given, {
        print: (line) => process.stdout.write(`${line}\n`),
        remark: (line) => process.stderr.write(`${line}\n`),
        stopped: untilSignalled,
        onReload: (act) => process.on('SIGHUP', act),
      });
    } catch (error) {
      if (
        error instanceof ListenError ||
        error instanceof StoreError ||
        error instanceof AccessFileError ||
        error instanceof TlsSettingsError
      )
        command.error(`error: ${error.message}`, { exitCode: 2, code: error.code });
      throw error;
    }
  });
}

/**
 * Runs a broker from its first `listening` line to the end of its last connection.
 * @throws ListenError when a port cannot be opened, StoreError when its state cannot be kept, AccessFileError and
 * TlsSettingsError for files that cannot be used, UsageError for a fault that there is not and for options that do not fit
 * together.
 */
export async function serve(given: ServeArguments, surroundings: ServeSurroundings): Promise<void> {
  const { port, wsPort, host, retainedExpiry, sessionExpiry, sysInterval, fault } = given;
  const limits = limitsAmong(given);
  const faults = selectFaults(fault.length === 0 ? [] : await loadFaults(), fault);
  for (const { name, title } of faults) surroundings.remark(`with the fault ${name}: ${title}`);
  const settings = {
    retainedExpiryMs: retainedExpiry ?? null,
    sessionExpiryMs: sessionExpiry ?? null,
    sysIntervalMs: sysInterval,
    sysSamplesAlways: true,
  };
  const { access, secure, reload } = await securityOf(given, surroundings.remark);
  if (port === false && wsPort === undefined && secure === null)
    throw new UsageError('--no-port leaves nothing to listen on: give --ws-port, --tls-port or --wss-port');
  surroundings.onReload(() => void reload());
  const store = await openData(given, systemClock);
  const observe = await observerFor(given);
  const broker = createFaultyBroker(
    {
      clock: systemClock,
      limits: limits.broker,
      settings,
      access,
      heapUsedBytes: () => process.memoryUsage().heapUsed,
      ...(observe === undefined ? {} : { observe }),
      ...(store === null ? {} : { persistence: store.persistence }),
    },
    faults,
  );

  const server = await startServer({
    broker: store?.guard(broker) ?? broker,
    host,
    port: port === false ? null : port,
    wsPort: wsPort ?? null,
    secure,
    metrics: given.metricsPort === undefined ? null : { port: given.metricsPort, statistics: broker.statistics },
    webSocketRules: faultyWebSocketRules(faults),
    // A packet may come in one message.
    limits: {
      ...limits.transport,
      maxMessageBytes: Math.max(limits.transport.maxMessageBytes, limits.broker.maxPacketBytes),
    },
  });
  // Whoever reads a line may send the signal at once.
  const over = surroundings.stopped();
  for (const { url } of server.listeners) surroundings.print(`listening ${url}`);

  await (store === null ? over : Promise.race([over, store.failure]));
  broker.stop();
  await server.close();
  await store?.close();
}
