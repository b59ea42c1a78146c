/** The HTML report: draws the data that the harness put into the page. */

import { render } from 'preact';
import { ThemeSwitch } from '../components/theme-switch.tsx';
import '../components/theme.css';

const root = document.getElementById('root');
if (root !== null) {
  root.replaceChildren();
  render(
    <main>
      <h1>MQTT conformance report</h1>
      <ThemeSwitch />
    </main>,
    root,
  );
}
