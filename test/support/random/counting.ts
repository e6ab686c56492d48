import fc from 'fast-check';
import type {Bit, Json, Send} from '../../../src/flp/index.js';
import {type Sample, sampleOf} from './sample.js';

/** What a process does when it has counted so many zeros and ones: wait, decide one or the other, or send its second vote. */
const deeds = ['wait', 'decide 0', 'decide 1', 'vote again'] as const;
type Deed = (typeof deeds)[number];

interface Rules {
	readonly n: number;
	/** whether the votes of p0 alone are told, and p0 alone counts: the others hear from it */
	readonly arbiter: boolean;
	/** whether who decides tells the others, who then decide the same */
	readonly tells: boolean;
	/** whether who has decided declares that it ignores everything */
	readonly ignores: boolean;
	/** one for each pair of counts, in the order of {@link countsOf} */
	readonly onVote: readonly Deed[];
	readonly onNothing: readonly Deed[];
}

/** All pairs of `zeros ones` for which there is a rule: some votes were heard, at most three. */
function countsOf(): string[] {
	const most = 3;
	const all: string[] = [];
	for (let heard = 1; heard <= most; heard++)
		for (let ones = 0; ones <= heard; ones++) all.push(`${heard - ones} ${ones}`);
	return all;
}

function rules(n: number): fc.Arbitrary<Rules> {
	const {length} = countsOf();
	const deed = (...some: readonly Deed[]): fc.Arbitrary<Deed[]> =>
		fc.array(fc.constantFrom(...some), {minLength: length, maxLength: length});
	return fc.record({
		n: fc.constant(n),
		arbiter: fc.boolean(),
		tells: n === 2 ? fc.boolean() : fc.constant(false),
		ignores: fc.boolean(),
		onVote: n === 2 ? deed(...deeds, 'wait') : deed('wait', 'decide 0', 'decide 1'),
		onNothing: fc.oneof(deed('wait'), deed('wait', 'wait', 'decide 0', 'decide 1')),
	});
}

/**
 * Everybody votes and counts: the first step broadcasts the input (to an arbiter alone, where there is one), and what is done then is read off a
 * table by the votes that were heard. Of two processes each may vote once more, for the other value.
 */
export const counting: fc.Arbitrary<Sample> = fc
	.noBias(fc.oneof({arbitrary: rules(2), weight: 3}, {arbitrary: rules(3), weight: 1}))
	.map(protocolOf);

interface Storage {
	readonly heard: readonly [number, number];
	readonly again: boolean;
}

function protocolOf({n, arbiter, tells, ignores, onVote, onNothing}: Rules): Sample {
	const counts = countsOf();
	const lines = (what: string, table: readonly Deed[]): string[] =>
		counts.flatMap((count, at) =>
			table[at] === 'wait' ? [] : [`${what} with ${count.replace(' ', ' zeros and ')} ones heard: ${table[at]!}`],
		);
	return sampleOf('counting', {
		n,
		table: [
			arbiter ? 'all vote to p0' : 'all vote to all',
			...(tells ? ['who decides tells the others'] : []),
			...(ignores ? ['who has decided ignores everything'] : []),
			...lines('a vote', onVote),
			...lines('∅', onNothing),
		],
		...(ignores ? {reductions: {ignores: ({state}) => state.output !== null}} : {}),
		start: () => ({pc: 'start', storage: {heard: [0, 0], again: false}}),
		step({self, others, state, message}) {
			if (state.output !== null) return {};
			const send: Send[] = [];
			const tellAll = (said: Json): void => void send.push(...others.map(to => ({to, message: said})));
			const vote = (value: number): void =>
				arbiter ? void send.push({to: 0, message: {vote: value}}) : tellAll({vote: value});
			const {heard, again} = state.storage as unknown as Storage;
			if (state.pc === 'start') {
				vote(state.input);
				// what comes before the first step comes again
				if (message !== null) send.push({to: self, message});
				return {pc: 'counts', send};
			}
			const said = message as {vote?: Bit; decided?: Bit} | null;
			if (said?.decided !== undefined) return {decide: said.decided};
			const now = heard.map((count, value) => count + (said?.vote === value ? 1 : 0));
			const deed = (said === null ? onNothing : onVote)[counts.indexOf(now.join(' '))] ?? 'wait';
			const storage = {heard: now, again: again || deed === 'vote again'};
			if (deed === 'vote again' && !again) vote(1 - state.input);
			if (deed === 'wait' || deed === 'vote again') return {storage, send};
			const decide = deed === 'decide 0' ? 0 : 1;
			if (tells) tellAll({decided: decide});
			return {pc: 'done', storage: null, send, decide};
		},
	});
}
