/** The page of reports: opens those that it was handed, or that the reader picks or drops. */

import { render } from 'preact';
import { ReportsPage } from './reports-page.tsx';
import '../components/theme.css';
import './site.css';
import './forms.css';

const root = document.getElementById('root');
if (root !== null) {
  const handed = document.querySelector<HTMLMetaElement>('meta[name="mqttspec-reports"]')?.content ?? '';
  root.replaceChildren();
  render(<ReportsPage handed={handed.split(' ').filter(Boolean)} />, root);
}
