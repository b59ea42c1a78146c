/** What a lesson is. */

import type { ComponentType } from 'preact';

/** One lesson. */
export interface Lesson {
  /** kebab-case, the last part of its address. */
  readonly id: string;
  readonly title: string;
  /** One sentence for the list. */
  readonly summary: string;
  readonly Body: ComponentType;
}
