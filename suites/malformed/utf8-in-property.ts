import { matrix, type ScenarioSource, scenario, utf8String } from '../../harness/scenario.ts';
import { fieldOf, nameOf, type Place } from './_carriers.ts';
import { expectEachToEnd, expectUserPropertiesServed } from './_ended-by.ts';
import { illFormed, illFormedKinds, stringsOf } from './_utf8.ts';

type Breaks = NonNullable<ScenarioSource['statements']['5.0']>;

/** A string of a property: where it may stand, and its bytes around the string. */
interface Field {
  readonly places: readonly Place[];
  readonly breaks: Breaks;
  holding(string: Uint8Array): Uint8Array;
}

const [name, value] = [utf8String('name'), utf8String('value')];
const holders = ['connect', 'will', 'publish', 'puback', 'subscribe', 'unsubscribe'] as const;

const fields = {
  'user-property-name': {
    places: holders,
    breaks: ['MQTT-1.5.7-1', 'v5.0-1.5.7-u1'],
    holding: (string) => Uint8Array.of(0x26, ...string, ...value),
  },
  'user-property-value': {
    places: holders,
    breaks: ['MQTT-1.5.7-1', 'v5.0-1.5.7-u1'],
    holding: (string) => Uint8Array.of(0x26, ...name, ...string),
  },
  'content-type': {
    places: ['publish', 'will'],
    breaks: ['MQTT-3.3.2-19'],
    holding: (string) => Uint8Array.of(0x03, ...string),
  },
  'response-topic': {
    places: ['publish', 'will'],
    breaks: ['MQTT-3.3.2-13'],
    holding: (string) => Uint8Array.of(0x08, ...string),
  },
  'reason-string': {
    places: ['puback', 'pubrec', 'pubrel', 'pubcomp'],
    breaks: [],
    holding: (string) => Uint8Array.of(0x1f, ...string),
  },
} as const satisfies Readonly<Record<string, Field>>;

const cases = Object.entries(fields).flatMap(([field, { places }]) =>
  places.map((place) => ({ field: field as keyof typeof fields, place })),
);

export default matrix({ which: cases, kind: illFormedKinds }, ({ which: { field, place }, kind }) => {
  const what = `${nameOf(place)} with ${kind.replaceAll('-', ' ')} in its ${field.replaceAll('-', ' ')}`;

  return scenario({
    id: `malformed/utf8-in-property/${field}/${place}-${kind}`,
    title: `${what}: ends the connection`,
    statements: { '5.0': [...fields[field].breaks, ...illFormed[kind].breaks['5.0']] },
    lesson: `The strings of properties are strings like all others. What a server does not check here it would pass on to
      subscribers, or write into its logs.`,

    async run(stage) {
      await expectUserPropertiesServed(stage, place);

      const strings = stringsOf(kind, 'string');
      const properties = strings.map((string) => fieldOf(fields[field].holding(string)));
      await expectEachToEnd(stage, place, [{ what, fields: properties }]);
    },
  });
});
