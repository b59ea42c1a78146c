import { matrix, scenario } from '../../harness/scenario.ts';
import { userProperty } from './_property-examples.ts';
import { connectWithProperties, expectEachRefused, expectTaken, type PropertyPlace } from './_with-properties.ts';

const places: readonly PropertyPlace[] = ['connect', 'will'];

/** Numbers that name no property: below, between and above those that do. */
const identifiers = [0x00, 0x04, 0x0a, 0x14, 0x20, 0x2b, 0x7f];

const statements = { '5.0': ['v5.0-2.2.2.2-u1', 'MQTT-3.1.4-1'] } as const;

export default matrix({ place: places }, ({ place }) =>
  scenario({
    id: `connect/property-unknown/${place}`,
    title: `CONNECT with a property that does not exist${place === 'will' ? ' in its Will Properties' : ''} is refused and closed`,
    statements,
    lesson: `The length of a property is known by its identifier alone, so that one that is not known cannot be skipped. What is
      left of the packet means nothing.`,

    async run(stage) {
      await expectTaken(stage, connectWithProperties(stage, place, userProperty));

      await expectEachRefused(
        stage,
        identifiers.map((identifier) => connectWithProperties(stage, place, [identifier, 0x01])),
        statements,
      );
    },
  }),
);
