/** The HTML report: draws the data that the harness put into the page. */

import { render } from 'preact';
import { App } from './app.tsx';
import { loadData, loadPiece } from './load-data.ts';
import { modelOf } from './model.ts';
import '../components/theme.css';

const root = document.getElementById('root');
if (root !== null) {
  const model = modelOf(await loadData(), loadPiece);
  document.title = `${model.names.join(', ')}: MQTT conformance`;
  root.replaceChildren();
  render(<App model={model} />, root);
}
