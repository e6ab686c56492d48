// Answers with a Map, which has no fields: what it decides looks like a step that does nothing.
import secretive from './secretive.mjs';

export default {
	...secretive, name: 'secretive-steps',
	step: view => (view.self === 0 && view.state.pc === 'b' ? new Map([['decide', 1]]) : secretive.step(view)),
};
