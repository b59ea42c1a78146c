/** The HTML report as a whole: a head, and below it the reports. */

import { ThemeSwitch } from '../components/theme-switch.tsx';
import type { Model } from './model.ts';
import { hashOf } from './place.ts';
import { Report } from './report.tsx';

/** The page. */
export function App({ model }: { readonly model: Model }) {
  return (
    <>
      <header class="top">
        <a href={hashOf('', {})} class="brand">
          mqttspec
        </a>
        <span class="faint">MQTT conformance: {model.names.join(' · ')}</span>
        <ThemeSwitch />
      </header>
      <main>
        <Report model={model} />
      </main>
    </>
  );
}
