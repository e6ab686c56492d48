import type {Chapter} from './chapters.js';

/** From a bivalent configuration, with an event that must happen, to a bivalent one that it ends in. */
export const lemma3: Chapter = {
	id: 'lemma-3',
	title: 'Lemma 3: not yet',
	source: 'FLP85 §3, Lemma 3',
	says: 'Let C be bivalent and e = (p, m) an event that can happen in C. Put e off as long as you like, and then let it happen: some of the configurations that this leads to are bivalent.',
	steps: [
		{
			id: 'detours',
			title: 'the detour: look for one',
			says: 'S is what can be reached from C without e, and e(S) what e makes of that. Something in e(S) is bivalent.',
			because:
				'Choose any C and any e, and see. e can happen everywhere in S: what waits for p goes on waiting until p receives it. A schedule without e that comes before it is what we call a detour. (The paper writes a script C for S, and a script D for e(S).)',
			example: 'race-to-arbiter',
			walks: 'detours',
		},
		{
			id: 'both',
			title: 'were there none: both values',
			example: 'race-to-arbiter',
			says: 'Were nothing in it bivalent, there would be 0-valent ones and 1-valent ones in it.',
			because:
				'Both decisions can be reached from C. Take a run to a decision v. If e happens in it, it passes through e(S); if not, let e happen at its end. Either way there is one in e(S) from which v can be decided, and as it is not bivalent, only v.',
		},
		{
			id: 'neighbours',
			title: 'two neighbours',
			example: 'race-to-arbiter',
			says: 'Then there are neighbours in S, one step e′ apart, of which e makes different things.',
			because:
				'All of S hangs together by single steps. Walk from a configuration of which e makes a 0-valent one to one of which it makes a 1-valent one: somewhere it turns. Call the two N and N′ = e′(N), and the process of e′ p′. (The paper has C₀ and C₁ for them, and D₀ and D₁ for what e makes of them.)',
		},
		{
			id: 'different',
			title: 'case p′ ≠ p',
			example: 'after-me',
			says: 'If p′ is another process than p, the two steps commute, and that cannot be.',
			because:
				'By Lemma 1, e(N′) = e′(e(N)). But what is 0-valent cannot lead to what is 1-valent. So this case never happens, unless one of the two is stuck: no decision can be reached from it, which the lemma rules out.',
		},
		{
			id: 'same',
			title: 'case p′ = p',
			example: 'race-to-arbiter',
			says: 'If p′ is p, let p be silent from N on: the others decide, and that cannot be either.',
			because:
				'Say that they decide by a schedule σ without p, and arrive at A. By Lemma 1 σ can be played after e, and after e′ and e, too; so from A one can come to both a 0-valent and a 1-valent configuration. But in A somebody has decided, and by agreement that is that. The only way out: without p nobody ever decides.',
		},
		{
			id: 'so',
			title: 'what follows',
			says: 'So e can always be put off until it does no harm, or the protocol can be blocked by one fault.',
			because:
				'Where no detour exists, one of the two cases says what the protocol lacks: a configuration from which nothing can be decided any more, or a run with one silent process in which nobody ever decides.',
		},
	],
};
