/** Lists of many buttons with one stop for the Tab key: the arrow keys go from one to the next. */

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Handles a key within the list: focuses the button that it leads to. Buttons take part by `data-rove`. */
export function rove(event: KeyboardEvent): void {
  const step = steps[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-rove]')];
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  stops[step(at, stops.length - 1)]?.focus();
  event.preventDefault();
}
