/** Test files that take longest. They begin first, so that in the end no processor waits for one of them. */
const longest = [
	'terminal/campaign',
	'terminal/play',
	'cli/commands',
	'terminal/endings',
	'terminal/sandbox',
	'ui/screens',
	'solver/way',
	'terminal/signs',
	'terminal/modes',
	'terminal/settings',
	'export/programs',
];

function rank(file) {
	const place = longest.findIndex(name => file.includes(`/${name}.test.`));
	return place === -1 ? longest.length : place;
}

export default {
	files: ['.tsc/test/**/*.test.js'],
	timeout: '180s',
	concurrency: 3,
	environmentVariables: {FORCE_COLOR: '1', NODE_ENV: 'production'},
	sortTestFiles: (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
};
