/** Day or night: follows the system until the reader chooses, and keeps the choice where the browser lets it. */

import { useState } from 'preact/hooks';

type Theme = 'light' | 'dark';

const storageKey = 'mqttspec-theme';

/** What the reader chose before; null for none, and where the browser keeps nothing for pages opened from disk. */
function storedTheme(): Theme | null {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : null;
  } catch {
    return null;
  }
}

function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function apply(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // It holds for as long as the page is open.
  }
}

const stored = storedTheme();
if (stored !== null) document.documentElement.dataset['theme'] = stored;

/** The button. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(currentTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  const onClick = (): void => {
    apply(other);
    setTheme(other);
  };
  return (
    <button type="button" class="theme-switch" onClick={onClick} aria-label={`Use the ${other} theme`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
      </svg>
    </button>
  );
}
