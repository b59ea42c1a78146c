/** From what a command was told to a target that answers: the broker that is there, a launched one, or the bundled one. */

import { bundledAccount } from '../target/in-process.ts';
import type { Launch } from '../target/launch/definition.ts';
import { type Launched, type LaunchOptions, launch } from '../target/launch/launch.ts';
import type { Target } from '../target/target.ts';
import { targetOf, type UrlOptions } from '../target/url.ts';
import { type StartingBroker, startBundledBroker } from './bundled-broker.ts';
import { type TargetArguments, urlOptionsOf } from './target-options.ts';

/** A target with what stands behind it. */
export interface OpenedTarget {
  readonly target: Target;
  /** From which threads make the same target. */
  readonly address: { readonly urls: readonly string[]; readonly urlOptions: UrlOptions };
  /** Null when nothing was launched. */
  readonly launched: Launched | null;
  /** Whether it is the bundled broker. */
  readonly isBundled: boolean;
  close(): Promise<void>;
}

/** Whether it is the bundled broker that is meant. */
export const meansBundled = (urls: readonly string[], definition: Launch | null): boolean =>
  definition === null && urls.length === 0;

/** How a target is opened. */
export interface Opening extends LaunchOptions {
  /** The bundled broker, if it was started before. */
  readonly bundled?: StartingBroker | null;
}

/** Opens it. Rejects as `launch` does. */
export async function openTarget(
  urls: readonly string[],
  given: TargetArguments,
  definition: Launch | null,
  { bundled = null, ...options }: Opening = {},
): Promise<OpenedTarget> {
  const asked = await urlOptionsOf(given);
  if (meansBundled(urls, definition)) return openBundled(asked, bundled ?? startBundledBroker());
  if (definition === null) return opened(urls, asked, null);
  const launched = await launch({ ...definition, urls: urls.length === 0 ? definition.urls : urls }, options);
  try {
    return opened(launched.urls, asked, launched);
  } catch (error) {
    await launched.stop();
    throw error;
  }
}

function opened(urls: readonly string[], urlOptions: UrlOptions, launched: Launched | null): OpenedTarget {
  return {
    target: targetOf(urls, urlOptions),
    address: { urls, urlOptions },
    launched,
    isBundled: false,
    close: async () => launched?.stop(),
  };
}

async function openBundled(asked: UrlOptions, { up, stop }: StartingBroker): Promise<OpenedTarget> {
  const bundled = await up;
  const urlOptions: UrlOptions = {
    ...asked,
    declared: { ...bundled.declared, ...asked.declared },
    declaredUrl: bundled.expiringUrl,
    restrictedUrl: bundled.restrictedUrl,
    account: bundledAccount,
  };
  return { ...opened(bundled.urls, urlOptions, null), isBundled: true, close: stop };
}
