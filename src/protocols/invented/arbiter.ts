import type {Bit, Send} from '../../flp/index.js';
import {bitField, field} from '../narrow.js';
import {type Family, inventedFrom, titleOf} from './family.js';

/** What the arbiter does with a petition, by number. */
const rulings = [
	'decides the value in it',
	'decides what it remembers (the value in it, if it remembers nothing)',
	'remembers the value, and asks again',
	'keeps what it remembers, and asks again',
	'forgets what it remembered, and asks again',
] as const;

const replies = ['sends the same value again', 'sends the opposite value', 'says nothing any more'] as const;

/** What p2 does more often with a petition while it remembers nothing, and later. */
const fresh = [0, 2, 2, 2, 2, 3, 4];
const later = [0, 0, 1, 1, 2, 2, 3, 4, 4];

/** p0 and p1 send their values to p2, which rules on each by what it remembers: it decides, or asks again. */
export const arbiter: Family = {
	name: 'arbiter',
	// for each memory (none, 0, 1) and value a ruling; what each petitioner does when it is asked again
	radices: [...Array.from({length: 6}, () => rulings.length), replies.length, replies.length],
	likely: [fresh, fresh, later, later, later, later, [0, 0, 1, 1, 1, 2], [0, 0, 1, 1, 1, 2]],
	make(parameters, name) {
		const ruling = (memory: Bit | null, value: Bit): number =>
			parameters[2 * (memory === null ? 0 : memory + 1) + value]!;
		const reply = (p: number): number => parameters[6 + p]!;
		return {
			protocol: {
				name,
				title: titleOf('Arbiter', name),
				summary: 'p0 and p1 send values to p2, which decides, or remembers and asks again.',
				processes: {min: 3, max: 3, default: 3},
				// storage: what the arbiter remembers, and the value that a petitioner sent last
				start: () => ({pc: 'start', storage: null}),
				step({self, others, state, message}) {
					if (state.output !== null) return {};
					const {input, pc, storage} = state;
					const own: Bit | null = storage === 0 || storage === 1 ? storage : null;
					const petition = (value: Bit): Send => ({to: 2, message: {from: self, value}});
					const held = own ?? input;
					const begins = pc === 'start' && self !== 2 ? [petition(held)] : [];
					const decided = bitField(message, 'decided');
					if (decided !== undefined) return {pc: 'done', decide: decided, send: begins};
					if (self !== 2) {
						if (message !== 'again' || reply(self) === 2) return {pc: 'wait', storage: held, send: begins};
						const value: Bit = reply(self) === 0 ? held : held === 0 ? 1 : 0;
						return {pc: 'wait', storage: value, send: [...begins, petition(value)]};
					}
					const value = bitField(message, 'value');
					if (value === undefined) return {pc: 'wait'};
					const rules = ruling(own, value);
					if (rules < 2) {
						const ruled = rules === 0 ? value : (own ?? value);
						return {pc: 'done', decide: ruled, send: others.map(to => ({to, message: {decided: ruled}}))};
					}
					return {
						pc: 'wait',
						storage: rules === 2 ? value : rules === 3 ? own : null,
						send: [{to: field(message, 'from') as number, message: 'again'}],
					};
				},
				show: {
					message: message =>
						message === 'again'
							? 'again'
							: field(message, 'value') === undefined
								? `decided ${String(field(message, 'decided'))}`
								: `${String(field(message, 'value'))} from p${String(field(message, 'from'))}`,
					storage: storage => (storage === null ? 'value –' : `value ${String(storage)}`),
				},
			},
			page: {
				what: 'p0 and p1 send their values to p2. It rules on each by what it remembers: it decides and tells everybody, or it asks the sender again.',
				from: inventedFrom,
				roles: [
					...[0, 1].map(p => ({
						who: `p${p}`,
						is: (self: number) => self === p,
						firstStep: 'sends p2 its input, and then does what the message (or ∅) asks, as below',
						onMessage: [
							{message: 'again', does: replies[reply(p)]!},
							{message: 'decided v', does: 'decides v'},
						],
						onNothing: 'nothing changes',
						decides: 'only what it is told',
					})),
					{
						who: 'p2',
						is: (self: number) => self === 2,
						firstStep: 'does what the message (or ∅) asks, as below',
						onMessage: ([0, 1] as const).map(value => ({
							message: `${value} from p`,
							does: ([null, 0, 1] as const)
								.map(
									memory =>
										`${memory === null ? 'remembering nothing' : `remembering ${memory}`}: ${rulings[ruling(memory, value)]}`,
								)
								.join('; '),
						})),
						onNothing: 'nothing changes',
						decides: 'where its table says so, and then tells everybody; afterwards it ignores everything',
					},
				],
			},
		};
	},
};
