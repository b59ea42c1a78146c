/** The head of every page: where one can go, and day or night. */

import { ThemeSwitch } from '../components/theme-switch.tsx';

const places = [
  { id: 'lessons', text: 'Lessons', href: 'index.html#/lessons' },
  { id: 'scenarios', text: 'Scenarios', href: 'index.html#/scenarios' },
  { id: 'dissector', text: 'Dissector', href: 'index.html#/dissector' },
  { id: 'playground', text: 'Playground', href: 'index.html#/playground' },
  { id: 'reports', text: 'Reports', href: 'reports.html' },
] as const;

/** The head; `here` is the id of the place where the reader is. */
export function SiteHead({ here }: { readonly here: string }) {
  return (
    <header class="site-head">
      <a class="brand" href="index.html#/">
        mqttspec
      </a>
      <nav aria-label="Pages">
        {places.map(({ id, text, href }) => (
          <a key={id} href={href} aria-current={id === here ? 'page' : undefined}>
            {text}
          </a>
        ))}
      </nav>
      <ThemeSwitch />
    </header>
  );
}
