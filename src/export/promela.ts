import {oneLine} from '../game/index.js';
import {asciiText} from './subject.js';
import {type Automaton, isIdle, type Tables} from './tables.js';

/** SPIN's own state vector holds so many bytes unless it is compiled for more */
const usualVector = 1024;

/**
 * A model for SPIN: every state that it stores is one configuration, every transition one event. A process is a number, its state in the table; the
 * buffer is a counter for each distinct message. An event is one `d_step` of the one proctype there is, so that nothing is between two
 * configurations. `name` is what the file will be called in its own comment.
 */
export function* promela(tables: Tables, name: string): Generator<string> {
	const {protocol, inputs, automata, letters, figures} = tables;
	yield* comment([
		`${protocol.title} (${protocol.name}), inputs ${inputs}: written by "bivalent export --to promela".`,
		'',
		'One state of SPIN is one configuration (the states of all processes and the message buffer), one transition one event (p, m) or (p, nothing).',
		...(figures === null
			? [
					'The graph was too large to be explored here. Every process was asked about every message that it could be sent, in every state that this',
					'leads to; what breaks the model there is an assertion, and so is a 256th copy of a message.',
				]
			: [
					`SPIN stores ${figures.configurations} states; of its transitions ${figures.transitions} are events, and one more is the start.`,
				]),
		'',
		...commands(tables, name),
	]);
	yield '\n';
	for (const [p, {states}] of automata.entries())
		yield* comment([`p${p}`, ...states.map((state, number) => `${String(number).padStart(5)}  ${asciiText(state)}`)]);
	if (letters.length > 0)
		yield* comment([
			'messages',
			...letters.map(({to, value}, number) => `${String(number).padStart(5)}  to p${to}  ${asciiText(value)}`),
		]);
	yield '\n';
	for (const [p, {start, states}] of automata.entries())
		yield `${states.length <= 256 ? 'byte' : 'int'} s${p} = ${start};\n`;
	if (letters.length > 0) yield `byte waits[${letters.length}];\n`;
	yield '\n';
	for (const value of [0, 1]) {
		const decided = automata.flatMap(({states}, p) =>
			states.flatMap(({output}, number) => (output === value ? [`s${p} == ${number}`] : [])),
		);
		yield `#define decided${value} (${decided.length === 0 ? 'false' : decided.join(' || ')})\n`;
	}
	yield '\n#ifdef AGREEMENT\nnever { do :: assert(!(decided0 && decided1)) od }\n#endif\n\n';
	yield 'active proctype adversary() {\n\tdo\n';
	for (const [p, automaton] of automata.entries()) {
		for (const letter of [null, ...automaton.letters]) yield event(p, automaton, letter, figures === null);
	}
	yield '\tod\n}\n';
}

/** How to run it. DFS keeps a stack as deep as the longest way, so that there has to be room for all. */
function commands({automata, letters, figures}: Tables, name: string): string[] {
	const bytes = letters.length + 4 * automata.length + 64;
	const vector = bytes <= usualVector ? '' : ` -DVECTORSZ=${bytes}`;
	const depth = figures === null ? 10_000_000 : figures.configurations + 1;
	return [
		`  spin -a ${name} && cc -O2 -DSAFETY -DNOREDUCE${vector} -o pan pan.c && ./pan -m${depth}`,
		`Whether two processes can decide differently: spin -DAGREEMENT -a ${name}, and the same.`,
	];
}

/** One event: receives a letter, or nothing. States in which it does the same stand together. */
function event(p: number, automaton: Automaton, letter: number | null, guarded: boolean): string {
	const groups = new Map<string, number[]>();
	for (const state of automaton.states.keys()) {
		const effect = automaton.effect(state, letter);
		if (effect === null) continue;
		const {to, sends} = effect;
		const does = isIdle(effect, state)
			? 'skip'
			: [
					...(to === state ? [] : [`s${p} = ${to}`]),
					...sends.map(sent => `${guarded ? `assert(waits[${sent}] < 255); ` : ''}waits[${sent}]++`),
				].join('; ');
		groups.set(does, [...(groups.get(does) ?? []), state]);
	}
	const head = letter === null ? 'true' : `waits[${letter}] > 0 -> waits[${letter}]--`;
	const joint = letter === null ? ' ->' : ';';
	const options = [...groups].map(([does, states]) => {
		const there = states.map(state => `s${p} == ${state}`).join(' || ');
		return `\t\t\t:: ${states.length > 1 ? `(${there})` : there} -> ${does}\n`;
	});
	return `\t:: d_step { ${head}${joint}\n\t\t\tif\n${options.join('')}\t\t\t:: else -> assert(false)\n\t\t\tfi }\n`;
}

/** A comment of several lines, whatever they hold: in JSON a slash may be escaped. */
function* comment(lines: readonly string[]): Generator<string> {
	const safe = lines.map(line => oneLine(line).replaceAll('*/', String.raw`*\/`).replaceAll('/*', String.raw`\/*`));
	yield `/* ${safe.join('\n   ')} */\n`;
}
