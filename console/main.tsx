import { render } from 'preact';
import { App } from './app.tsx';
import { followClock } from './state/clock.ts';
import { followCalls } from './state/calls.ts';

followCalls();
followClock();
render(<App />, document.getElementById('app')!);
