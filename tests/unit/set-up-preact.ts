import { options } from 'preact';

// Preact's own waiting for a frame outlives a test's window, and then fails the run on a slow machine.
options.requestAnimationFrame = (callback) => void setTimeout(callback);
