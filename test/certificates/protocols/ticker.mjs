// p0 always has the letters of its round and of the next one, and receives the older one, for ever. ∅ decides 1, the younger letter first decides 0.
const holder = x => (x !== null && typeof x === 'object' && 'storage' in x ? x.storage : x);
const at = round => ({round});
export const rounds = {
	period: 1,
	of: x => (holder(x)?.round === undefined ? [] : [holder(x).round]),
	shift: (x, by) => {
		const {round} = holder(x) ?? {};
		if (round === undefined) return x;
		return 'storage' in x ? {...x, storage: at(round + by)} : at(round + by);
	},
};

export default {
	name: 'ticker', title: 'Ticker', summary: 'Letters of rising rounds.', processes: {min: 2, max: 2, default: 2},
	start: ({self}) => ({pc: 'start', storage: self === 0 ? at(0) : null}),
	step({self, state, message}) {
		if (self !== 0 || state.output !== null) return {};
		const {round} = state.storage;
		if (state.pc === 'start') return {pc: 'on', send: [round, round + 1].map(letter => ({to: 0, message: at(letter)}))};
		if (message === null) return {decide: 1};
		if (message.round !== round) return {decide: 0};
		return {storage: at(round + 1), send: [{to: 0, message: at(round + 2)}]};
	},
	rounds,
};
