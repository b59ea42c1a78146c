/** The site: lessons, scenarios, the dissector and the playground, all in the page. */

import { render } from 'preact';
import { ThemeSwitch } from '../components/theme-switch.tsx';
import '../components/theme.css';

const root = document.getElementById('root');
if (root !== null) {
  render(
    <main>
      <h1>MQTT, seen</h1>
      <ThemeSwitch />
    </main>,
    root,
  );
}
