/** The site: lessons, scenarios, the dissector and the playground, all in the page. */

import { render } from 'preact';
import { App } from './app.tsx';
import '../components/theme.css';
import './site.css';
import './forms.css';
import './pages.css';
import './lesson.css';
import './run.css';

const root = document.getElementById('root');
if (root !== null) {
  root.replaceChildren();
  render(<App />, root);
}
