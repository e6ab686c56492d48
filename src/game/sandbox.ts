import type {Inputs, Protocol} from '../flp/index.js';
import {isNumbered, type Level, type Part} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {beginLevel, type Play} from './play.js';

/** What may be chosen of a sandbox. */
export interface SandboxOf {
	readonly protocol: Protocol;
	readonly inputs: Inputs;
	/** `any`: all but one may be declared faulty, whatever FLP85 allows */
	readonly faults: 'none' | 'any';
	/** whether valences are shown, here and after each move */
	readonly shown: 'none' | 'moves';
}

/** A sandbox before the first move: a level without a goal, on any protocol. */
export function beginSandbox({protocol, inputs, faults, shown}: SandboxOf): Play {
	const part: Part = {
		protocol: protocol.name,
		n: inputs.length,
		inputs,
		faults,
		opening: [],
		goal: {kind: 'free'},
		within: null,
		shown,
		looks: null,
		solution: {schedule: [], after: 0},
		par: 0,
		exact: true,
		told: true,
		decoys: [],
		text: [],
		won: null,
		hints: [],
	};
	const level: Level = {
		id: sandboxId(protocol),
		title: 'Sandbox',
		world: 'Sandbox',
		idea: 'play what you like',
		parts: [part],
		introduces: [],
		uses: [],
		claims: false,
		easy: true,
		source: 'FLP85 §2',
	};
	return beginLevel(level, protocol);
}

/** The id under which a sandbox is remembered: one for each protocol of the catalogue, and another for one that comes from a file, whatever its name. */
export function sandboxId(protocol: Protocol): string {
	return `sandbox ${isCatalogued(protocol) ? '' : 'file '}${protocol.name}`;
}

/** Whether a protocol is of the catalogue, and not only called like one that is. */
export function isCatalogued(protocol: Protocol): boolean {
	return findProtocol(protocol.name) === protocol;
}

/** Whether it is a sandbox that is played. */
export function isSandbox({level}: Pick<Play, 'level'>): boolean {
	return level.parts[0].goal.kind === 'free';
}

/** What a level is called on the screen; a sandbox has no number, and what was drawn has an ID, and the title of its protocol. */
export function levelName({id, title, parts}: Level): string {
	if (parts[0].goal.kind === 'free') return title;
	return isNumbered({id}) ? `${id} ${title}` : shortId(id);
}

/** Characters of an ID that a title has room for. */
const longestId = 24;

/** An ID as far as a title has room for it. */
export function shortId(id: string): string {
	const characters = [...id];
	return characters.length <= longestId ? id : `${characters.slice(0, longestId - 1).join('')}…`;
}

/** What is played, as a title names it: the level, or the protocol in a sandbox. */
export function playName({level, protocol}: Play): string {
	return isSandbox({level}) ? protocol.title : levelName(level);
}

/** Inputs for so many processes from which both values are most likely to be possible: 0 and 1 in turn. */
export function mixedInputs(n: number): Inputs {
	return '01'.repeat(n).slice(0, n);
}
