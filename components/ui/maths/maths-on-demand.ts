import { type ReadonlySignal, signal } from '@preact/signals';

type DrawMaths = typeof import('./draw-maths').drawMaths;

const loaded = signal<DrawMaths | undefined>(undefined);
let asked = false;

/** What draws formulas. The first call loads it; nothing until it is there, and where it can't be loaded. */
export function mathsOnDemand(): ReadonlySignal<DrawMaths | undefined> {
  if (!asked) {
    asked = true;
    import('./draw-maths').then(
      ({ drawMaths, copyTex }) => {
        document.addEventListener('copy', copyTex);
        loaded.value = drawMaths;
      },
      () => {
        asked = false;
      },
    );
  }
  return loaded;
}
