import { render } from 'preact';
import { App } from './app.tsx';
import { followCalls } from './state/calls.ts';

followCalls();
render(<App />, document.getElementById('app')!);
