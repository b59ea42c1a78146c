import { matrix, scenario } from '../../harness/scenario.ts';
import { propertyExamples, userProperty } from './_property-examples.ts';
import { connectWithProperties, expectEachRefused, expectTaken, type PropertyPlace } from './_with-properties.ts';

const places: readonly PropertyPlace[] = ['connect', 'will'];

const statements = { '5.0': ['v5.0-2.2.2.2-u1', 'MQTT-3.1.4-1'] } as const;

export default matrix(
  { place: places, property: propertyExamples },
  ({ place, property: { name, bytes, ...where } }) => {
    if ((place === 'connect' ? where.inConnect : where.inWill) !== 'forbidden') return null;

    return scenario({
      id: `connect/property-out-of-place/${place}/${name}`,
      title: `CONNECT with the ${name.replaceAll('-', ' ')}${place === 'will' ? ' in its Will Properties' : ''} is refused and closed`,
      statements,
      lesson: `Each property belongs to certain packets. In any other it is as wrong as bytes that nobody can read, though it
      could be read.`,

      async run(stage) {
        await expectTaken(stage, connectWithProperties(stage, place, userProperty));

        const misplaced = [bytes, [...userProperty, ...bytes]];
        await expectEachRefused(
          stage,
          misplaced.map((properties) => connectWithProperties(stage, place, properties)),
          statements,
        );
      },
    });
  },
);
