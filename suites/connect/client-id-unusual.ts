import { matrix, scenario } from '../../harness/scenario.ts';
import { judgeUnusualIds } from './_unusual-id.ts';

/** Pairs of endings that make ids differ in a way that somebody might overlook. */
const endings = [
  { name: 'punctuation', own: '-_.:;,@!', similar: '-_.:;,@?' },
  { name: 'spaces', own: ' ', similar: '' },
  { name: 'slash', own: '/a', similar: '/b' },
  { name: 'wildcards', own: '+#', similar: '#+' },
  { name: 'accents', own: 'é', similar: 'e' },
  { name: 'normal-forms', own: '\u00e9', similar: 'e\u0301' },
  { name: 'beyond-the-basic-plane', own: '\u{1F600}', similar: '\u{1F601}' },
] as const;

export default matrix({ ending: endings }, ({ ending: { name, own, similar } }) =>
  scenario({
    id: `connect/client-id-unusual/${name}`,
    title: `A client id with ${name.replaceAll('-', ' ')} is refused with CONNACK 2, or served as it is`,
    statements: { '3.1.1': ['MQTT-3.1.3-9', 'MQTT-3.1.3-2'], '5.0': ['MQTT-3.1.3-8', 'MQTT-3.1.3-2'] },
    lesson: `Servers may allow other characters in client ids than letters and digits, and most do. They had better compare
      them byte by byte: two clients whose ids were folded or trimmed into one would throw each other out.`,
    needs: [{ maxQos: 1 }],

    async run(stage) {
      await judgeUnusualIds(stage, [`${stage.tag}${own}`, `${stage.tag}${similar}`], {
        isSameText: own.normalize() === similar.normalize(),
      });
    },
  }),
);
