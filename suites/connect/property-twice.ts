import { matrix, scenario } from '../../harness/scenario.ts';
import { propertyExamples, userProperty } from './_property-examples.ts';
import { connectWithProperties, expectEachRefused, expectTaken, type PropertyPlace } from './_with-properties.ts';

const places: readonly PropertyPlace[] = ['connect', 'will'];

/** A server may refuse an authentication method once, so that twice shows nothing: see auth/. */
const elsewhere = ['authentication-method', 'authentication-data'];

export default matrix(
  { place: places, property: propertyExamples },
  ({ place, property: { name, bytes, ...where } }) => {
    const forbiddenBy = place === 'connect' ? where.inConnect : where.inWill;
    if (forbiddenBy === 'forbidden' || forbiddenBy === 'repeatable' || elsewhere.includes(name)) return null;
    const statements = { '5.0': [forbiddenBy, 'MQTT-3.1.4-1'] } as const;

    return scenario({
      id: `connect/property-twice/${place}/${name}`,
      title: `CONNECT with the ${name.replaceAll('-', ' ')} twice${place === 'will' ? ' in its Will Properties' : ''} is refused and closed`,
      statements,
      lesson: `Every property but the User Property stands once at most. Of two values a server could only guess which one is
      meant, even if they are the same.`,

      async run(stage) {
        await expectTaken(stage, connectWithProperties(stage, place, bytes));

        const twice = [
          [...bytes, ...bytes],
          [...bytes, ...userProperty, ...bytes],
        ];
        await expectEachRefused(
          stage,
          twice.map((properties) => connectWithProperties(stage, place, properties)),
          statements,
        );
      },
    });
  },
);
