import type {Chapter} from './chapters.js';

/** What the theorem does not say. */
export const waysOut: Chapter = {
	id: 'ways-out',
	title: 'What it does not say',
	source: 'FLP85 §5',
	says: 'The theorem says that a run exists in which nobody decides. It does not say that you will ever see it.',
	steps: [
		{
			id: 'luck',
			title: 'who chooses must choose well',
			says: 'The run needs an adversary who chooses well, again and again.',
			because:
				'Again and again he comes to where a choice would settle the question, at once or a few steps later, and he must avoid all of these, for ever. A network that has nothing against you will hardly do so. But hardly is not never, and that is why Paxos is safe always and done mostly.',
		},
		{
			id: 'powers',
			title: 'three powers',
			says: 'Whoever wants certainty has to take a power away from the adversary.',
			because:
				'He can let messages wait as long as he likes: partial synchrony takes that away (Dwork, Lynch and Stockmeyer 1988). He can make the living look dead: a failure detector that is some day right takes that away (Chandra and Toueg 1996). He knows what everybody will do: a coin takes that away, and then somebody decides with probability one (Ben-Or 1983). World 7 plays all three.',
		},
	],
};
