import {oneLine} from '../game/index.js';
import {asciiText} from './subject.js';
import type {Effect, Tables} from './tables.js';

/** What TLC is given: the module, and how it is to be checked. */
export interface Tla {
	readonly module: string;
	readonly config: string;
}

/** The name of a module for a protocol: letters and digits, a letter first. */
export function moduleName(protocolName: string): string {
	const name = protocolName
		.split(/[^a-z\d]+/iu)
		.map(word => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
	return isModuleName(name) ? name : `Protocol${name}`;
}

/** Whether TLA+ takes this as the name of a module. */
export function isModuleName(name: string): boolean {
	return /^[a-z]\w*$/iu.test(name) && !/^(?:WF_|SF_)/u.test(name);
}

/** A module for TLC in which a state is one configuration, and a step one event. Processes are 0 … n−1; states and messages are numbers, 1 the first. */
export function tla(tables: Tables, name: string): Tla {
	const {protocol, inputs, automata, letters, figures} = tables;
	const n = automata.length;
	const effects = new Map<string, number>();
	const numberOf = (effect: Effect | null): number => {
		if (effect === null) return 0;
		const text = `[to |-> ${effect.to + 1}, sends |-> ${sequence(effect.sends.map(sent => sent + 1))}]`;
		const number = effects.get(text) ?? effects.size + 1;
		effects.set(text, number);
		return number;
	};
	const rows = automata.map(automaton =>
		[...automaton.states.keys()].map(state =>
			sequence([null, ...automaton.letters].map(letter => numberOf(automaton.effect(state, letter)))),
		),
	);
	const lines = [
		`---- MODULE ${name} ----`,
		`\\* ${oneLine(protocol.title).replaceAll(/[^ -~]/gu, '?')} (${protocol.name}), inputs ${inputs}: written by "bivalent export --to tla".`,
		'\\* We have not run this in TLC. SPIN counts what the same tables say, in our tests.',
		figures === null
			? '\\* The graph was too large to be explored here: every process was asked about every message that it could be sent.'
			: `\\* TLC should find ${figures.configurations} distinct states: they are the configurations.`,
		'EXTENDS Naturals, Sequences, TLC',
		'VARIABLES state, waits',
		'vars == <<state, waits>>',
		'',
		...automata.flatMap(({states}, p) => [
			`\\* p${p}`,
			...states.map((state, number) => `\\* ${String(number + 1).padStart(5)}  ${asciiText(state)}`),
		]),
		'\\* messages',
		...letters.map(({to, value}, number) => `\\* ${String(number + 1).padStart(5)}  to p${to}  ${asciiText(value)}`),
		'',
		`Processes == 0..${n - 1}`,
		`Letters == 1..${letters.length}`,
		'\\* the process that each message is for, and its place among those for that process',
		`Destination == ${sequence(letters.map(({to}) => to))}`,
		`Place == ${sequence(letters.map(({to}, letter) => automata[to]!.letters.indexOf(letter) + 1))}`,
		'\\* the decision in each state; 2 for none',
		`Output == [p \\in Processes |-> CASE ${cases(automata.map(({states}) => sequence(states.map(({output}) => output ?? 2))))}]`,
		'\\* what a local step does; 0 stands for one that never comes, or would break the model',
		`Effects == <<\n  ${[...effects.keys()].join(',\n  ')}\n>>`,
		'\\* for each state the effect of receiving nothing, and then of each message for that process',
		`Steps == [p \\in Processes |-> CASE ${cases(rows.map(mine => `<<\n  ${mine.join(',\n  ')}\n>>`))}]`,
		'',
		`Init == state = [p \\in Processes |-> CASE ${cases(automata.map(({start}) => String(start + 1)))}]`,
		'        /\\ waits = [l \\in Letters |-> 0]',
		'',
		'Copies(s, l) == Len(SelectSeq(s, LAMBDA x : x = l))',
		'Apply(p, l) ==',
		'  LET number == Steps[p][state[p]][IF l = 0 THEN 1 ELSE Place[l] + 1]',
		'      effect == Effects[number]',
		'  IN /\\ Assert(number # 0, <<"a step that breaks the model", p, state[p], l>>)',
		"     /\\ state' = [state EXCEPT ![p] = effect.to]",
		"     /\\ waits' = [m \\in Letters |-> (IF m = l THEN waits[m] - 1 ELSE waits[m]) + Copies(effect.sends, m)]",
		'Receive(l) == waits[l] > 0 /\\ Apply(Destination[l], l)',
		'Step(p) == Apply(p, 0) \\/ \\E l \\in Letters : Destination[l] = p /\\ Receive(l)',
		'Next == \\E p \\in Processes : Step(p)',
		'Spec == Init /\\ [][Next]_vars',
		'',
		'\\* the admissible runs (FLP85, section 2) in which the processes of F, and nobody else, may stop',
		'Admissible(F) == \\A p \\in Processes \\ F : WF_vars(Step(p))',
		'                   /\\ \\A l \\in Letters : Destination[l] = p => WF_vars(Receive(l))',
		'FaultFree == Spec /\\ Admissible({})',
		'',
		'Decided(v) == \\E p \\in Processes : Output[p][state[p]] = v',
		'Agreement == ~(Decided(0) /\\ Decided(1))',
		'Termination == <>(Decided(0) \\/ Decided(1))',
		'====',
		'',
	];
	return {module: lines.join('\n'), config: config(name)};
}

/** TLC only counts, unless one takes the mark of a comment away. */
function config(name: string): string {
	return [
		`\\* for ${name}.tla; written by "bivalent export --to tla", and not run by us`,
		'SPECIFICATION Spec',
		'CHECK_DEADLOCK FALSE',
		'\\* INVARIANT Agreement',
		'\\* Termination without faults: FaultFree in the place of Spec, and',
		'\\* PROPERTY Termination',
		'',
	].join('\n');
}

function sequence(items: readonly (number | string)[]): string {
	return `<<${items.join(', ')}>>`;
}

function cases(texts: readonly string[]): string {
	return texts.map((text, p) => `p = ${p} -> ${text}`).join('\n  [] ');
}
