import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { withGeneratedText } from '../components/page/controls/generated-maths';
import { sharedMaths } from '../components/page/scripts/maths';
import { drawMaths } from '../components/ui/maths/draw-maths';

/** Injected into a page when the user first opens an abstract that holds a formula: what draws them is heavy. */
export default defineUnlistedScript(() => {
  sharedMaths.value = (tex) => {
    const drawn = drawMaths(tex);
    return drawn && withGeneratedText(drawn, tex);
  };
});
