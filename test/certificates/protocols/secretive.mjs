// Keeps count in a Map, which JSON writes as {}: its states look as if they came back.
export default {
	name: 'secretive', title: 'Secretive', summary: 'What it counts, nobody sees.', processes: {min: 2, max: 2, default: 2},
	start: () => ({pc: 'a', storage: {}}),
	step: ({self, state, message}) => {
		if (state.output !== null) return {};
		if (message !== null) return {decide: message};
		if (self === 0 && state.pc === 'a') return {pc: 'b', send: [0, 1].map(value => ({to: 1, message: value}))};
		return self === 0 ? {storage: new Map([['turns', 1]])} : {};
	},
};
