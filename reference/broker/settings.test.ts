/** The version that the broker tells is that of the package. */

import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { productVersion } from './product-version.ts';
import { defaultSettings } from './settings.ts';

test('is written out correctly', () => {
  expect(productVersion).toBe(packageJson.version);
  expect(defaultSettings.version).toContain(packageJson.version);
});
