// Each turn of p0 takes one off what is left, and the last one decides: every run ends. Its shift takes one off too, whatever it is told.
const shift = x => (x?.storage?.left === undefined ? x : {...x, storage: {left: x.storage.left - 1}});

export default {
	name: 'countdown', title: 'Countdown', summary: 'Nine turns, then a decision.', processes: {min: 2, max: 2, default: 2},
	start: ({self}) => ({pc: 'a', storage: self === 0 ? {left: 9} : null}),
	step({self, state, message}) {
		if (self !== 0 || state.output !== null) return {};
		const {left} = state.storage;
		if (state.pc === 'a') return message === null ? {pc: 'b', send: [{to: 0, message: 'letter'}]} : {};
		if (state.pc === 'b') return message === null ? {decide: 0} : {pc: 'c', send: [{to: 0, message: 'letter'}]};
		if (message !== null || left === 0) return {decide: 1};
		return {pc: 'b', storage: {left: left - 1}};
	},
	rounds: {period: 1, of: x => (x?.storage?.left === undefined ? [] : [-x.storage.left]), shift},
};
