/** The first page: what there is to see. */

import { hrefOf } from './route.ts';

const doors = [
  {
    title: 'Lessons',
    href: hrefOf('lessons'),
    text: 'What MQTT is, rule by rule, for those who have never read the standard. Each rule is kept before your eyes, and can be broken.',
  },
  {
    title: 'Scenarios',
    href: hrefOf('scenarios'),
    text: 'The 2,400 and more checks that mqttspec puts to a broker. Run any of them here, packet by packet, on a sound broker or a broken one.',
  },
  {
    title: 'Dissector',
    href: hrefOf('dissector'),
    text: 'Paste the bytes of a packet, or of a whole conversation, and see what each one means, and which rule is broken where.',
  },
  {
    title: 'Playground',
    href: hrefOf('playground'),
    text: 'Connect to a broker of yours over WebSocket, or to the one in this page. Subscribe, publish, and watch the packets.',
  },
  {
    title: 'Reports',
    href: 'reports.html',
    text: 'Open what mqttspec run found out about brokers: verdicts, packets, and several brokers side by side.',
  },
] as const;

/** The page. */
export function HomePage() {
  return (
    <>
      <h1>MQTT, seen</h1>
      <p class="lead">
        MQTT carries messages between things that know little of each other: sensors, screens, phones, and a broker in
        between. Its rules are few and exact. Here you can watch each of them kept, and broken.
      </p>
      <ul class="doors">
        {doors.map(({ title, href, text }) => (
          <li key={title}>
            <a class="card door" href={href}>
              <b>{title}</b>
              <span>{text}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
