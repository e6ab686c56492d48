import {allOf, type Kind, type Typed} from './tree.js';

/** The script for fish: a file `completions/bivalent.fish`, or to be sourced. */
export function fishScript(typed: Typed): string {
	return [
		'# fish completion for bivalent; "bivalent complete fish" prints it',
		'complete -c bivalent -f',
		...allOf(typed).flatMap(linesFor),
		'',
	].join('\n');
}

function linesFor(typed: Typed): string[] {
	const {commands, flags, places} = typed;
	const here = conditionOf(typed);
	const names = commands.map(({path}) => path.at(-1)!);
	const before = names.length === 0 ? here : `${here}; and not __fish_seen_subcommand_from ${names.join(' ')}`;
	return [
		...commands.map(({path, says}) => line(before, `-a ${path.at(-1)!} -d ${quoted(says)}`)),
		...flags.map(({names: [first, second], says, value}) => {
			const flag = [first, second].filter(name => name !== undefined).map(asOption);
			return line(here, `${flag.join(' ')} -d ${quoted(says)}${value === null ? '' : ` ${ofValue(value)}`}`);
		}),
		...(places.length === 0 ? [] : [line(before, ofPlaces(places))]),
	];
}

/** Whether the words so far lead to a command. */
function conditionOf({path}: Typed): string {
	return path.length === 0 ? 'true' : path.map(word => `__fish_seen_subcommand_from ${word}`).join('; and ');
}

function line(condition: string, rest: string): string {
	return `complete -c bivalent -n ${quoted(condition)} ${rest}`;
}

function asOption(name: string): string {
	return name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`;
}

function ofValue({words, files}: Kind): string {
	return [files ? '-r -F' : '-x', ...(words.length > 0 ? [`-a ${quoted(words.join(' '))}`] : [])].join(' ');
}

function ofPlaces(kinds: readonly Kind[]): string {
	const words = kinds.flatMap(kind => kind.words);
	return [
		...(kinds.some(({files}) => files) ? ['-F'] : []),
		...(words.length > 0 ? [`-a ${quoted(words.join(' '))}`] : []),
	].join(' ');
}

function quoted(text: string): string {
	return `'${text.replaceAll(/[\\']/gu, character => `\\${character}`)}'`;
}
