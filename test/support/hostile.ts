/** A protocol file that does what no protocol should. */
export interface Hostile {
	/** what it does, for the test's name */
	readonly does: string;
	readonly source: string;
	/** what `prove` says of it; an answer about the protocol where it begins with a verdict (exit 0), else about the file (exit 2) */
	readonly says: RegExp;
	/** tried in `npm test`, too; the long run tries all */
	readonly short: boolean;
}

interface More {
	/** source text that stands before the module */
	readonly head?: string;
	/** fields that stand after the usual ones and win over them */
	readonly fields?: string;
	readonly short?: boolean;
}

function hostileFile(
	does: string,
	says: RegExp,
	body: string,
	{head = '', fields = '', short = false}: More = {},
): Hostile {
	const source = `${head}
export default {
	name: 'hostile', title: 'Hostile', summary: 'Does what it should not.', processes: {min: 2, max: 2, default: 2},
	start: () => ({pc: 'start', storage: 0}),
	step({self, others, state, message}) { ${body} },
	${fields}
};
`;
	return {does, says, source, short};
}

/** What no program expects to be thrown, or to get, as it is written. */
const odd: Readonly<Record<string, string>> = {
	null: 'null',
	undefined: 'undefined',
	'a symbol': 'Symbol("odd")',
	'an object whose toString throws': '{toString() { throw this; }}',
	'an object without a prototype': 'Object.create(null)',
	'a Proxy whose every trap throws': 'new Proxy({}, new Proxy({}, {get() { return () => { throw null; }; }}))',
	'an error whose message throws': 'Object.defineProperty(new Error(), "message", {get() { throw null; }})',
	'an error whose message is no text': 'Object.assign(new Error(), {message: {}})',
	'an error that draws on the screen': 'new Error("\\u001B[2J\\u009B31m\\nsecond line\\u0007")',
	'an error as long as a book': 'new Error("long ".repeat(1e6))',
};

/** What a protocol may do to its own process. */
const ends = [
	'exit()',
	'reallyExit(0)',
	'abort()',
	'kill(process.pid)',
	'_kill(process.pid, 9)',
	'disconnect()',
	'emit("disconnect")',
] as const;

const sends = 'return {send: others.map(to => ({to, message: 1}))};';
const breach = /^protocol hostile breaks the model: .*; it must return\.$/u;
const late = /does not return within 2 seconds; it must return\.$/u;
const threw = /^protocol hostile breaks the model: .*(?:step threw an exception|it failed) \(.+\).*\.$/u;
const unloaded = /^Cannot load \S+hostile\.mjs: .+\.$/u;
const isNot =
	/^protocol hostile breaks the model: .*(?:is not JSON|cannot be read|it must be|it must return|it may have)/u;
const verdict = /^.* \(hostile\), 2 processes, at most one fault\n\n(?:PROVED|REFUTED|UNKNOWN): /u;
const unknown = /\n\nUNKNOWN: the exploration was cut short at 300 configurations/u;
const draws = '\\u001B[2J\\u009B2J\\u007F\\n';

/** What is said of who ends the process, rather than that it has ended. */
function called(end: string): RegExp {
	return new RegExp(String.raw`\(it calls process\.${end.slice(0, end.indexOf('('))}\); it must return\.$`, 'u');
}

/** Protocol files that explode, hang, recurse, allocate, print, call exit, throw and return what they like. */
export const hostile: readonly Hostile[] = [
	hostileFile(
		'explodes: ever more configurations',
		unknown,
		'return {storage: state.storage + 1, send: others.map(to => ({to, message: state.storage}))};',
		{short: true},
	),
	hostileFile(
		'explodes: messages that grow',
		unknown,
		'const said = message ?? ""; return {send: others.map(to => ({to, message: said + said + "x"}))};',
	),
	hostileFile('hangs in a step', late, 'for (;;);', {short: true}),
	hostileFile('hangs in start', late, 'return {};', {fields: 'start() { for (;;); },'}),
	hostileFile('hangs in a regular expression', late, 'return {pc: String(/^(a+)+$/.test("a".repeat(40) + "!"))};'),
	hostileFile('hangs over its round numbers', late, 'return {};', {
		fields: 'rounds: {period: 1, of() { for (;;); }, shift: x => x},',
	}),
	hostileFile('recurses', threw, 'const deeper = () => deeper() + 1; return deeper();', {short: true}),
	hostileFile(
		'returns what is nested without an end',
		isNot,
		'let deep = 0; for (let i = 0; i < 1e5; i++) deep = [deep]; return {storage: deep};',
		{short: true},
	),
	hostileFile('returns what contains itself', isNot, 'const all = {}; all.all = all; return {storage: all};'),
	hostileFile('allocates without an end', breach, 'const all = []; for (;;) all.push(new Array(1e6).fill(0.5));'),
	hostileFile(
		'prints',
		verdict,
		'console.error("SEEN"); process.stdout.write("SEEN"); process._rawDebug("SEEN"); return {};',
		{head: 'console.log("SEEN"); process.stderr.write("\\u001B[2JSEEN");', short: true},
	),
	hostileFile('opens the terminal itself', unloaded, 'return {};', {
		head: 'import {writeFileSync} from "node:fs"; writeFileSync("/dev/tty", "SEEN");',
		short: true,
	}),
	hostileFile('has a title and a summary that draw', verdict, 'return {decide: 0};', {
		fields: `title: "${draws}", summary: "${draws}",`,
		short: true,
	}),
	hostileFile(
		'has states and messages that draw',
		verdict,
		`return {pc: "${draws}", storage: "${draws}", send: others.map(to => ({to, message: "${draws}"}))};`,
		{short: true},
	),
	hostileFile('has labels that draw', verdict, sends, {
		fields: `show: {message: () => "${draws}", storage: () => "${draws}"},`,
		short: true,
	}),
	hostileFile('has labels as long as a book', verdict, sends, {
		fields: 'show: {message: () => "long ".repeat(1e5), storage: () => "long ".repeat(1e5)},',
	}),
	...ends.map((end, at) =>
		hostileFile(`calls process.${end}`, at < 4 ? called(end) : breach, `process.${end}; return {};`, {short: at === 0}),
	),
	...ends.map((end, at) =>
		hostileFile(`calls process.${end} when loaded`, unloaded, 'return {};', {head: `process.${end};`, short: at === 5}),
	),
	hostileFile(
		'fails later, when nobody asks',
		breach,
		'setTimeout(() => { throw null; }); for (let i = 0; i < 1e7; i++); return {};',
	),
	hostileFile('leaves a promise that fails', breach, 'void Promise.reject(null); return {};'),
	...Object.entries(odd).flatMap(([what, value], at) => [
		hostileFile(`throws ${what}`, threw, `throw ${value};`, {short: at === 5 || at === 8}),
		hostileFile(`throws ${what} when loaded`, unloaded, 'return {};', {
			head: `throw ${value};`,
			short: at === 3 || at === 9,
		}),
		hostileFile(`throws ${what} when its name is read`, unloaded, 'return {};', {
			fields: `get name() { throw ${value}; },`,
			short: at === 6,
		}),
		hostileFile(`throws ${what} for a label`, threw, sends, {
			fields: `show: {message() { throw ${value}; }, storage() { throw ${value}; }},`,
			short: at === 4,
		}),
	]),
	...['null', 'undefined', 'a symbol', 'a Proxy whose every trap throws', 'an error whose message throws'].map(
		(what, at) => hostileFile(`returns ${what}`, isNot, `return ${odd[what]};`, {short: at === 3}),
	),
	...['a symbol', 'a Proxy whose every trap throws', 'an error whose message throws'].map(what =>
		hostileFile(`stores ${what}`, isNot, `return {storage: ${odd[what]}};`),
	),
	hostileFile('returns a field that is computed', isNot, 'return {get storage() { return Math.random(); }};', {
		short: true,
	}),
	hostileFile('returns a promise', isNot, 'return Promise.resolve({});'),
	hostileFile('hides what it knows in a Map', isNot, 'return {storage: new Map([["asked", 1]])};', {short: true}),
	hostileFile('has a period that throws', threw, 'return {};', {
		fields: 'rounds: {period() { throw null; }, of: () => [], shift: x => x},',
	}),
	{does: 'is a Proxy', says: unloaded, source: 'export default new Proxy({}, {get() { throw null; }});', short: false},
	{does: 'is null', says: /the default export is missing/u, source: 'export default null;', short: false},
	hostileFile('changes what everybody uses', /^protocol hostile breaks the model: /u, 'return {};', {
		head: 'Object.prototype.decide = 1; Array.prototype.map = () => { throw null; }; JSON.stringify = () => "{}"; Map.prototype.get = () => 0;',
		short: true,
	}),
];
