import type {Bit, Send} from '../../flp/index.js';
import {bitField} from '../narrow.js';
import {type Family, inventedFrom, titleOf} from './family.js';

const colours = ['red', 'green', 'blue'] as const;
const calls = ['ping', 'pong'] as const;

const decisions: readonly (Bit | null)[] = [null, 0, 1];

/** Two processes, or three in a ring, each with a lamp: a call changes its colour, makes it call the next one, and sometimes decide. All have the same table. */
export const lamps: Family = {
	name: 'lamps',
	// how many; for each input a colour and a call; for each colour and call a colour, a call, a decision
	radices: [2, ...[0, 1].flatMap(() => [3, 3]), ...Array.from({length: 6}).flatMap(() => [3, 3, decisions.length])],
	likely: [
		[0, 1],
		...[0, 1].flatMap(() => [
			[0, 1, 2],
			[0, 0, 1, 1, 2],
		]),
		...Array.from({length: 6}).flatMap(() => [
			[0, 1, 2],
			[0, 0, 0, 1, 1, 1, 2],
			[0, 0, 0, 0, 0, 0, 1, 2],
		]),
	],
	isHopeless: parameters =>
		[1, 2].some(decision => !parameters.some((value, at) => at >= 5 && (at - 5) % 3 === 2 && value === decision)),
	make(parameters, name) {
		const n = 2 + parameters[0]!;
		const first = (input: Bit) => ({colour: parameters[1 + 2 * input]!, call: parameters[2 + 2 * input]!});
		const row = (colour: number, call: number) => {
			const at = 5 + 3 * (2 * colour + call);
			return {colour: parameters[at]!, call: parameters[at + 1]!, decision: decisions[parameters[at + 2]!]!};
		};
		const callText = (call: number): string => (call === 2 ? 'and is silent' : `and calls ${calls[call]}`);
		return {
			protocol: {
				name,
				title: titleOf('Lamps', name),
				summary: `${n === 2 ? 'Two processes' : 'Three processes in a ring'} with a lamp each: a call changes its colour, makes it call the next one, and sometimes decide.`,
				processes: {min: n, max: n, default: n},
				start: () => ({pc: 'dark', storage: null}),
				step({self, others, state, message}) {
					if (state.output !== null) return {};
					const to = (self + 1) % n;
					const send: Send[] = [];
					const say = (call: number): void => {
						if (call < 2) send.push({to, message: calls[call]!});
					};
					const begins = first(state.input);
					let colour = state.pc === 'dark' ? begins.colour : colours.indexOf(state.pc as 'red');
					if (state.pc === 'dark') say(begins.call);
					const decided = bitField(message, 'decided');
					if (decided !== undefined) return {pc: colours[colour]!, decide: decided, send};
					const call = message === null ? -1 : calls.indexOf(message as 'ping');
					if (call === -1) return {pc: colours[colour]!, send};
					const {colour: next, call: answer, decision} = row(colour, call);
					colour = next;
					if (decision !== null)
						return {
							pc: colours[colour]!,
							decide: decision,
							send: [...send, ...others.map(other => ({to: other, message: {decided: decision}}))],
						};
					say(answer);
					return {pc: colours[colour]!, send};
				},
				show: {
					message: message => (typeof message === 'string' ? message : `decided ${bitField(message, 'decided')}`),
					storage: () => '',
				},
			},
			page: {
				what: `${n === 2 ? 'Two processes have' : 'Three processes in a ring have'} a lamp each. A call changes its colour, and makes it call the next one (p0 calls p1${n === 2 ? ', p1 calls p0' : ', p1 calls p2, p2 calls p0'}), or decide.`,
				from: inventedFrom,
				roles: [
					{
						who: n === 2 ? 'both' : 'everybody',
						firstStep: `with input 0 lights ${colours[first(0).colour]} ${callText(first(0).call)}; with input 1 lights ${colours[first(1).colour]} ${callText(first(1).call)}; and then does what the message (or ∅) asks, as below`,
						onMessage: [
							...calls.map((message, call) => ({
								message,
								does: colours
									.map((colour, index) => {
										const {colour: next, call: answer, decision} = row(index, call);
										const turns = `${colour}: ${next === index ? 'stays' : `turns ${colours[next]}`}`;
										return `${turns} ${decision === null ? callText(answer) : `and decides ${decision}`}`;
									})
									.join('; '),
							})),
							{message: 'decided v', does: 'decides v'},
						],
						onNothing: 'nothing changes',
						decides:
							'by its colour and the call that comes, and then tells everybody; afterwards it ignores everything',
					},
				],
			},
		};
	},
};
