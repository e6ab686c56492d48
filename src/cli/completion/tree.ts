import type {Command, Option} from 'commander';
import {campaign} from '../../level/index.js';
import {catalogue} from '../../protocols/index.js';
import {chapters} from '../../study/chapters.js';

/** What may stand in a place: one of some words, or the name of a file, or either. */
export interface Kind {
	readonly words: readonly string[];
	readonly files: boolean;
}

/** An option as it is typed. */
export interface Flag {
	/** `-n`, or `--faults`, or both */
	readonly names: readonly string[];
	readonly says: string;
	/** what its value may be; `null` where it takes none */
	readonly value: Kind | null;
}

/** A command with what may follow it. */
export interface Typed {
	/** the words that lead to it: none for `bivalent` itself */
	readonly path: readonly string[];
	readonly says: string;
	readonly commands: readonly Typed[];
	readonly flags: readonly Flag[];
	readonly places: readonly Kind[];
	/** whether the last place may be filled again and again */
	readonly repeats: boolean;
}

/** Everything that can be typed, as the program itself knows it. */
export function typedOf(command: Command, path: readonly string[] = []): Typed {
	const help = command.createHelp();
	return {
		path,
		says: command.summary() || command.description(),
		commands: help
			.visibleCommands(command)
			.filter(one => one.name() !== 'help')
			.map(one => typedOf(one, [...path, one.name()])),
		flags: help.visibleOptions(command).map(flagOf),
		places: command.registeredArguments.map(argument => kindOf(argument.name(), argument.argChoices)),
		repeats: command.registeredArguments.at(-1)?.variadic === true,
	};
}

/** A command and all below it. */
export function allOf(typed: Typed): readonly Typed[] {
	return [typed, ...typed.commands.flatMap(allOf)];
}

function flagOf(option: Option): Flag {
	const placeholder = /[<[]([\w.]+)[>\]]/u.exec(option.flags)?.[1];
	return {
		names: [option.short, option.long].filter(name => name !== undefined),
		says: option.description,
		value: placeholder === undefined ? null : kindOf(placeholder, option.argChoices),
	};
}

/** What may stand where help says `<protocol>`, `[level]`, and so on. What it does not know is a file. */
function kindOf(placeholder: string, choices: readonly string[] | undefined): Kind {
	if (choices !== undefined) return {words: choices, files: false};
	const protocols = catalogue.map(({protocol}) => protocol.name);
	switch (placeholder) {
		case 'protocol':
			return {words: protocols, files: true};
		case 'name':
			return {words: protocols, files: false};
		case 'level':
			return {words: [...campaign().levels.map(({id}) => id), ...protocols], files: true};
		case 'chapter':
			return {words: chapters.map(({id}) => id), files: false};
		case 'n':
		case 'w':
		case 'm':
		case 'j':
		case 'inputs':
		case 'digits':
		case 'id':
		case 'what':
			return {words: [], files: false};
		default:
			return {words: [], files: true};
	}
}
