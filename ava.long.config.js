import ava from './ava.config.js';

/** The same tests, with more of everything that is random or naive; they look at BIVALENT_LONG. A single test may take minutes. */
export default {
	...ava,
	timeout: '60m',
	environmentVariables: {...ava.environmentVariables, BIVALENT_LONG: '1'},
};
