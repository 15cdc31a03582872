import { render } from 'preact';
import { App } from './app.tsx';
import { keepFocus } from './parts/keep-focus.ts';
import { followClock } from './state/clock.ts';
import { followCalls } from './state/calls.ts';

followCalls();
followClock();
const root = document.getElementById('app')!;
keepFocus(root);
render(<App />, root);
