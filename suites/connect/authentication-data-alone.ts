import { scenario } from '../../harness/scenario.ts';
import { userProperty } from './_property-examples.ts';
import { connectWithProperties, expectEachRefused, expectTaken } from './_with-properties.ts';

const authenticationData = [0x16, 0x00, 0x01, 0x78];
const statements = { '5.0': ['v5.0-3.1.2.11.10-u1', 'MQTT-3.1.4-1'] } as const;

export default scenario({
  id: 'connect/authentication-data-alone',
  title: 'CONNECT with Authentication Data and no Authentication Method is refused and closed',
  statements,
  lesson: `Authentication Data mean what the method says that they mean. Without one they are bytes that nobody can judge.`,

  async run(stage) {
    await expectTaken(stage, connectWithProperties(stage, 'connect', userProperty));

    const alone = [authenticationData, [...authenticationData, ...userProperty]];
    await expectEachRefused(
      stage,
      alone.map((properties) => connectWithProperties(stage, 'connect', properties)),
      statements,
    );
  },
});
