import type {Bit, Json, Send} from '../../flp/index.js';
import {bitField, field} from '../narrow.js';
import {type Family, inventedFrom, titleOf} from './family.js';

/** Numbers that the token can carry. */
const counts = [0, 1, 2] as const;

/** The ways to count on in which no number is lost, by their number: digit c of it, to base 3, is what c becomes. */
const orders = [5, 7, 11, 15, 19, 21];

/** What is done about the stop, by number. */
const answers = [
	'decides 0',
	'decides 1',
	'decides its own input',
	'decides the value in the stop',
	'sends the stop back',
] as const;

const launches = ['0', '1', 'its input'] as const;

/** p0 and p1 pass a token that counts; p2 sends a stop to one of them, who decides by the last count it has seen, or sends the stop back. */
export const token: Family = {
	name: 'token',
	// who begins, with what; what each makes of each count; who is stopped, what it does then; where p2 sends a stop that comes back
	radices: [2, 3, 27, 27, 2, ...Array.from({length: 4}, () => answers.length), 2],
	likely: [
		[0, 1],
		[0, 1, 2],
		orders,
		orders,
		[0, 1],
		...Array.from({length: 4}, () => [0, 1, 2, 3, 4, 4, 4, 4]),
		[0, 1],
	],
	make(parameters, name) {
		const [first, launched] = parameters as [number, number];
		const next = (p: number, count: number): number => Math.floor(parameters[2 + p]! / 3 ** count) % 3;
		const stopped = parameters[4]!;
		const answer = (seen: Json): number => parameters[5 + (typeof seen === 'number' ? seen : 3)]!;
		const again = parameters[9] === 0 ? stopped : 1 - stopped;
		return {
			protocol: {
				name,
				title: titleOf('Token', name),
				summary:
					'p0 and p1 pass a token that counts; p2 sends a stop, and who is stopped decides by the count, or sends it back.',
				processes: {min: 3, max: 3, default: 3},
				// storage: the last count that this process has seen
				start: () => ({pc: 'start', storage: null}),
				step({self, others, state, message}) {
					if (state.output !== null) return {};
					const {input, pc, storage} = state;
					const isFirst = pc === 'start';
					const begins: Send[] =
						!isFirst || (self !== 2 && self !== first)
							? []
							: self === 2
								? [{to: stopped, message: {stop: input}}]
								: [{to: 1 - self, message: {token: launched === 2 ? input : launched}}];
					const decided = bitField(message, 'decided');
					if (decided !== undefined) return {pc: 'done', decide: decided, send: begins};
					const count = field(message, 'token');
					if (typeof count === 'number')
						return {pc: 'play', storage: count, send: [...begins, {to: 1 - self, message: {token: next(self, count)}}]};
					const stop = bitField(message, 'stop');
					if (stop === undefined) return {pc: 'play', send: begins};
					if (self === 2) return {pc: 'play', send: [...begins, {to: again, message: {stop}}]};
					const does = answer(storage);
					if (does === 4) return {pc: 'play', send: [...begins, {to: 2, message: {stop}}]};
					const value = ([0, 1, input, stop] as const)[does as 0 | 1 | 2 | 3] as Bit;
					return {
						pc: 'done',
						decide: value,
						send: [...begins, ...others.map(to => ({to, message: {decided: value}}))],
					};
				},
				show: {
					message: message =>
						field(message, 'token') !== undefined
							? `token ${String(field(message, 'token'))}`
							: field(message, 'stop') !== undefined
								? `stop ${String(field(message, 'stop'))}`
								: `decided ${String(field(message, 'decided'))}`,
					storage: storage => (storage === null ? 'no count yet' : `count ${String(storage)}`),
				},
			},
			page: {
				what: 'p0 and p1 pass a token to each other; whoever gets it sends it on with another count. p2 sends a stop with its input. Who is stopped looks at the last count it has seen.',
				from: inventedFrom,
				roles: [
					...[0, 1].map(p => ({
						who: `p${p}`,
						is: (self: number) => self === p,
						firstStep: `${p === first ? `sends p${1 - p} the token, with ${launches[launched]}` : 'begins nothing'}, and then does what the message (or ∅) asks, as below`,
						onMessage: [
							{
								message: 'token c',
								does: `remembers c, and sends p${1 - p} the token with ${counts.map(count => `${next(p, count)} for ${count}`).join(', ')}`,
							},
							{
								message: 'stop v',
								does: `${counts.map(count => `last count ${count}: ${answers[answer(count)]}`).join('; ')}; none yet: ${answers[answer(null)]}`,
							},
							{message: 'decided v', does: 'decides v'},
						],
						onNothing: 'nothing changes',
						decides:
							'when it is stopped, by the last count it has seen, and then tells everybody; afterwards it ignores everything',
					})),
					{
						who: 'p2',
						is: (self: number) => self === 2,
						firstStep: `sends p${stopped} a stop with its input, and then does what the message (or ∅) asks, as below`,
						onMessage: [
							{message: 'stop v', does: `sends it to p${again}`},
							{message: 'decided v', does: 'decides v'},
						],
						onNothing: 'nothing changes',
						decides: 'only what it is told',
					},
				],
			},
		};
	},
};
