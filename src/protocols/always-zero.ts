import type {Protocol} from '../flp/index.js';

/** Decides 0 and listens to nobody: the trivial protocol that the nontriviality condition of FLP85 §2 rules out. */
export const alwaysZero: Protocol = {
	name: 'always-zero',
	title: 'Always zero',
	summary: 'Decides 0 whatever the inputs: safe, live and trivial.',
	processes: {min: 2, max: 6, default: 2},
	start: () => ({pc: 'start', storage: null}),
	step: ({state}) => (state.output === null ? {pc: 'done', decide: 0} : {}),
};
