import type {Chapter} from './chapters.js';

/** What is possible when nobody dies in mid-run. */
export const theorem2: Chapter = {
	id: 'theorem-2',
	title: 'Theorem 2: the dead of the beginning',
	source: 'FLP85 §4, Theorem 2',
	says: 'If a majority works, and nobody dies once the run has begun, consensus can be reached. Nobody need know who is dead.',
	steps: [
		{
			id: 'dead-sets',
			title: 'a minority is dead',
			example: 'initially-dead',
			says: 'Fewer than half are dead from the start; then everybody else must decide without them.',
			because:
				'First each process says that it is there, and waits until it has heard enough to make a majority with itself: so many are alive. Then each says whom it has heard, and waits for everybody it knows of by then. Those who have heard each other and nobody else are the initial clique; there is only one, everybody alive finds it, and its inputs decide.',
		},
		{
			id: 'mid-run',
			title: 'a death in mid-run',
			example: 'initially-dead',
			says: 'The assumption is as narrow as the result: one death in mid-run, and it is Theorem 1 again.',
			because:
				'A process that speaks once and then falls silent is waited for, for ever. Whoever does not wait for it decides without it, and then it is not dead, only slow.',
		},
	],
};
