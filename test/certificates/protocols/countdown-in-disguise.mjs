// Countdown with round numbers that rise as they should; but its shift takes one off what is left as well, so that it cannot be taken back.
const shift = (x, by) =>
	x?.storage?.left === undefined ? x : {...x, storage: {left: x.storage.left - 1, round: x.storage.round + by}};

export default {
	name: 'countdown-in-disguise', title: 'Countdown', summary: 'Nine turns, then a decision.', processes: {min: 2, max: 2, default: 2},
	start: ({self}) => ({pc: 'a', storage: self === 0 ? {left: 9, round: 0} : null}),
	step({self, state, message}) {
		if (self !== 0 || state.output !== null) return {};
		const {left, round} = state.storage;
		if (state.pc === 'a') return message === null ? {pc: 'b', send: [{to: 0, message: 'letter'}]} : {};
		if (state.pc === 'b') return message === null ? {decide: 0} : {pc: 'c', send: [{to: 0, message: 'letter'}]};
		if (message !== null || left === 0) return {decide: 1};
		return {pc: 'b', storage: {left: left - 1, round: round + 1}};
	},
	rounds: {period: 1, of: x => (x?.storage?.left === undefined ? [] : [x.storage.round]), shift},
};
