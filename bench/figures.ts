/** Figures as people read them, on the terminal and on the page. */

import type { Target } from './contest.ts';

const digits = 3;

/** Three digits are told, as more would not be the same next time: `5.31 M`, `812 k`, `3.4`. */
export function showFigure(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (value >= 1e6) return `${showDigits(value / 1e6)} M`;
  if (value >= 1e4) return `${showDigits(value / 1e3)} k`;
  return showDigits(value);
}

function showDigits(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(digits)));
}

/** `5.31x`. */
export function showRatio(ratio: number): string {
  return Number.isFinite(ratio) ? `${ratio.toFixed(2)}x` : '-';
}

/** `at least 5x mqtt-packet`. */
export function showTarget(target: Target, unit: string): string {
  switch (target.kind) {
    case 'ratio':
      return `at least ${target.atLeast}x ${target.against}`;
    case 'bound':
      return `at most ${showFigure(target.atMost)} ${unit}`;
    default:
      return target satisfies never;
  }
}
