import type {Bit, Json, Protocol, Send, Step, StepView} from '../flp/index.js';
import {bitField, field} from './narrow.js';
import type {Powers} from './powers.js';
import {roundsIn} from './rounds.js';

/** What is said in a phase: a value, or that none was seen often enough. */
type Vote = Bit | '?';

/** What a process says of itself in one phase of one round; in Ben-Or's protocol A the message (r, 1, x) of step 1, and (r, 2, v, D) or (r, 2, ?) of step 2. */
interface Said {
	readonly round: number;
	readonly phase: number;
	readonly from: number;
	readonly vote: Vote;
}

interface Storage {
	readonly round: number;
	readonly phase: number;
	/** my present value */
	readonly x: Bit;
	/** who said what in this phase, by process */
	readonly heard: readonly {readonly from: number; readonly vote: Vote}[];
	/** what came too early, for later phases */
	readonly early: readonly Said[];
}

/** What follows when enough was heard in a phase. */
type Outcome = {readonly say: Vote} | {readonly next: Bit} | {readonly decide: Bit};

/** A protocol in rounds: in each phase of a round everybody tells everybody something, and waits until `n − t` have spoken, itself among them. */
interface Variant {
	readonly name: string;
	readonly title: string;
	readonly summary: string;
	/** phases of a round */
	readonly phases: 1 | 2;
	/** what follows in a phase from the votes heard; `x` is the process's present value, `t` the number of faults that n allows */
	readonly enough: (
		phase: number,
		votes: readonly Vote[],
		view: {readonly x: Bit; readonly n: number; readonly t: number},
	) => Outcome;
}

function votingProtocol({name, title, summary, phases, enough}: Variant): Protocol {
	const when = ({round, phase}: {readonly round: number; readonly phase: number}): string =>
		phases === 1 ? `round ${round}` : `round ${round}.${phase}`;
	return {
		name,
		title,
		summary,
		processes: {min: 3, max: 5, default: 3},
		start: () => ({pc: 'start', storage: {round: 1, phase: 1, x: null, heard: [], early: []}}),
		step: view => votingStep(enough, view),
		ignores({state, message}) {
			if (state.output !== null) return true;
			if (state.pc === 'start' || bitField(message, 'decided') !== undefined) return false;
			const {round, phase} = state.storage as unknown as Storage;
			const said = message as unknown as Said;
			return said.round < round || (said.round === round && said.phase < phase);
		},
		rounds: roundsIn(['round'], 1),
		show: {
			message(message) {
				const decided = bitField(message, 'decided');
				if (decided !== undefined) return `decided ${decided}`;
				const said = message as unknown as Said;
				return `${when(said)}: p${said.from} says ${said.vote}`;
			},
			storage(storage) {
				if (field(storage, 'x') === undefined || field(storage, 'x') === null) return '–';
				const {round, phase, x, heard, early} = storage as unknown as Storage;
				const list = heard.map(({from, vote}) => `p${from} ${vote}`).join(' ');
				return `${when({round, phase})} x ${x} heard ${list}${early.length === 0 ? '' : ` early ${early.length}`}`;
			},
		},
	};
}

/** A step of such a protocol, where `enough` says what follows when enough was heard. */
function votingStep(enough: Variant['enough'], {self, n, others, state, message}: StepView): Step {
	if (state.output !== null) return {};
	const decided = bitField(message, 'decided');
	const t = Math.floor((n - 1) / 2);
	const send: Send[] = [];
	const tellAll = (said: Json): void => {
		for (const to of others) send.push({to, message: said});
	};
	let now = state.storage as unknown as Storage;
	const enter = (round: number, phase: number, x: Bit, vote: Vote): void => {
		const isNow = (said: Said): boolean => said.round === round && said.phase === phase;
		now = {
			round,
			phase,
			x,
			heard: [{from: self, vote}, ...now.early.filter(isNow).map(({from, vote: said}) => ({from, vote: said}))],
			early: now.early.filter(said => !isNow(said)),
		};
		tellAll({round, phase, from: self, vote});
	};
	if (state.pc === 'start') enter(now.round, 1, state.input, state.input);
	if (decided !== undefined) {
		tellAll({decided});
		return {pc: 'done', storage: null, send, decide: decided};
	}
	if (message !== null) {
		const said = message as unknown as Said;
		if (said.round === now.round && said.phase === now.phase)
			now = {...now, heard: [...now.heard, {from: said.from, vote: said.vote}]};
		else if (said.round > now.round || (said.round === now.round && said.phase > now.phase))
			now = {...now, early: [...now.early, said]};
	}
	while (now.heard.length >= n - t) {
		const first = now.heard.slice(0, n - t);
		const outcome = enough(
			now.phase,
			first.map(({vote}) => vote),
			{x: now.x, n, t},
		);
		if ('decide' in outcome) {
			tellAll({decided: outcome.decide});
			return {pc: 'done', storage: null, send, decide: outcome.decide};
		}
		if ('say' in outcome) enter(now.round, now.phase + 1, now.x, outcome.say);
		else enter(now.round + 1, 1, outcome.next, outcome.next);
	}
	return {pc: 'waits', storage: sorted(now) as unknown as Json, send};
}

/** What was heard and what came early are sets: their order is no part of the state. It must not hang on how many digits a round number has, either. */
function sorted(storage: Storage): Storage {
	return {
		...storage,
		heard: storage.heard.toSorted((a, b) => a.from - b.from),
		early: storage.early.toSorted((a, b) => a.round - b.round || a.phase - b.phase || a.from - b.from),
	};
}

function most(votes: readonly Vote[], value: Vote): number {
	return votes.filter(vote => vote === value).length;
}

/** A face of the coin for one whose value is x. */
type Toss = (x: Bit) => Bit;

const flip: Toss = x => (x === 1 ? 0 : 1);
const heads: Toss = () => 1;

/** What Ben-Or's protocol A says (M. Ben-Or, Another Advantage of Free Choice, PODC 1983), with this coin. */
function benOrWith(toss: Toss): Variant['enough'] {
	return (phase, votes, {x, n, t}) => {
		// step 1: if more than n/2 messages carry the same v, say (r, 2, v, D), else (r, 2, ?)
		if (phase === 1) return {say: ([0, 1] as const).find(v => 2 * most(votes, v) > n) ?? '?'};
		// step 2: at least one D-message (r, 2, v, D): x becomes v; more than t of them: decide v; none: the coin
		const seen = ([0, 1] as const).find(v => most(votes, v) > 0);
		if (seen !== undefined && most(votes, seen) > t) return {decide: seen};
		if (seen !== undefined) return {next: seen};
		return {next: toss(x)};
	};
}

/** Ben-Or's protocol A, a rule in the place of the coin. */
function benOr(name: string, toss: Toss, title: string, says: string): Protocol {
	return votingProtocol({
		name,
		title,
		summary: `Ben-Or’s randomized consensus without the coin: ${says}.`,
		phases: 2,
		enough: benOrWith(toss),
	});
}

/** In step 2 of protocol A, who has seen no D-message sets x to 1 or 0, each with probability 1/2: whatever the rule says, the coin could have shown the other face. */
function benOrPowers(toss: Toss): Powers {
	return {
		otherFace(view) {
			let tosses = 0;
			const step = votingStep(
				benOrWith(x => (tosses++ === 0 ? flip(toss(x)) : toss(x))),
				view,
			);
			return tosses === 0 ? undefined : step;
		},
	};
}

export const benOrFlip = benOr('ben-or-flip', flip, 'Ben-Or, flipping', 'who would toss it changes its mind');
export const benOrHeads = benOr('ben-or-heads', heads, 'Ben-Or, heads', 'it always shows 1');
export const benOrFlipPowers = benOrPowers(flip);
export const benOrHeadsPowers = benOrPowers(heads);

/** Majority voting, repeated until everybody heard agrees: what one tries first. */
export const phaseVoting: Protocol = votingProtocol({
	name: 'phase-voting',
	title: 'Phase voting',
	summary:
		'Vote in rounds: take over the majority of what you hear (1 at a tie), and decide when all that you hear is the same.',
	phases: 1,
	enough(_, votes) {
		const same = ([0, 1] as const).find(v => most(votes, v) === votes.length);
		if (same !== undefined) return {decide: same};
		const [zeros, ones] = [most(votes, 0), most(votes, 1)];
		return {next: zeros > ones ? 0 : 1};
	},
});
