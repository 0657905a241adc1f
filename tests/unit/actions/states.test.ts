import { describe, expect, it } from 'vitest';
import { markAction, seeAction, undoAction } from '../../../components/page/to-worker/make-action';
import { createStates } from '../../../utils/actions/states';
import { marked, paper } from '../make';

const place = { tab: 'a:1', listing: 'huggingface/day/2026-06-03' };
const one = [{ id: paper(1), title: 'One' }];

describe('what a page knows of its papers', () => {
  it('lays its own action over what it was told, until it is settled', () => {
    const states = createStates();
    const read = markAction(place, 'read', true, one);
    states.begin(read);
    expect(states.get(paper(1))?.marks.read?.value).toBe(true);
    expect(states.get(paper(2))).toBeUndefined();
    states.settle([read.id]);
    expect(states.get(paper(1))).toBeUndefined();
  });

  it('keeps its own action over an older answer that arrives late', () => {
    const states = createStates();
    states.begin(markAction(place, 'read', true, one));
    states.tell([{ id: paper(1), marks: {} }]);
    expect(states.get(paper(1))?.marks.read?.value).toBe(true);
  });

  it('takes a queued paper off the queue when it is marked read', () => {
    const states = createStates();
    states.tell([marked(1, 5, 'queued')]);
    states.begin(markAction(place, 'read', true, one));
    expect(states.get(paper(1))?.marks.queued?.value).toBe(false);
  });

  it('draws the undo of an own action at once, queue included', () => {
    const states = createStates();
    states.tell([marked(1, 5, 'queued')]);
    const read = markAction(place, 'read', true, one);
    states.begin(read);
    states.begin(undoAction(place, read.id));
    expect(states.get(paper(1))?.marks.queued?.value).toBe(true);
    expect(states.get(paper(1))?.marks.read).toBeUndefined();
  });

  it('knows what is seen, and what is new again', () => {
    const states = createStates();
    states.begin(seeAction(place, 'auto', true, [paper(1)]));
    expect(states.get(paper(1))?.seen).toBeGreaterThan(0);
    states.begin(seeAction(place, 'hand', false, [paper(1)]));
    expect(states.get(paper(1))?.seen).toBeLessThan(0);
  });
});
