import type {Doing} from './program.js';

/** Something that a document tells to do, and what it says comes of it. */
export interface Told {
	readonly doing: Doing;
	/** line in the document, from 1 */
	readonly line: number;
	/** what is printed, with a line `…` for any number of lines; `null` where the document does not show it */
	readonly prints: string | null;
	readonly status: number;
}

const fence = /^```(?<info>.*)\n(?<body>[\s\S]*?)^```$/gmu;

/** What a document tells its readers to do, in order. CONTRIBUTING.md says how it is written. @throws for a block that is not written so */
export function toldIn(markdown: string): Told[] {
	return [...markdown.matchAll(fence)].flatMap(({index, groups}) => {
		const {info, body} = groups as {readonly info: string; readonly body: string};
		const line = markdown.slice(0, index).split('\n').length + 1;
		const [language = '', file] = info.trim().split(/\s+/u);
		if (file === 'not-run' || language === '') return [];
		if (language === 'sh') return commandsIn(body, line);
		if (file === undefined) return [];
		return [{doing: language === 'diff' ? changeIn(file, body) : {file, text: body}, line, prints: null, status: 0}];
	});
}

/** A change of a file: lines that begin with - become those that begin with +; others stand as they are. */
function changeIn(file: string, body: string): Doing {
	const side = (without: string): string =>
		body
			.split(/(?<=\n)/u)
			.filter(one => !one.startsWith(without))
			.map(one => one.slice(1))
			.join('');
	return {file, old: side('+'), text: side('-')};
}

function commandsIn(body: string, line: number): Told[] {
	const told: Told[] = [];
	let shown: string[] = [];
	const lines = body.trimEnd().split('\n');
	for (const [at, text] of lines.entries()) {
		if (!text.startsWith('$ ')) {
			if (told.length === 0) throw new Error(`line ${line + at}: a block of sh begins with "$ " and a command`);
			shown.push(text);
			told.push({...told.pop()!, prints: shown.join('\n').trimEnd()});
			continue;
		}
		shown = [];
		const [, command = '', status = '0'] = /^\$ (.*?)(?:\s+# exits with (\d+))?$/u.exec(text)!;
		told.push({doing: doingOf(command), line: line + at, prints: null, status: Number(status)});
	}
	return told;
}

/** bivalent alone is run in the session's own process, everything else by a shell. */
function doingOf(command: string): Doing {
	if (!/^bivalent(?:\s|$)/u.test(command) || /[|<>&;$`*\\']/u.test(command)) return {shell: command};
	const words = [...command.matchAll(/"(?<quoted>[^"]*)"|(?<word>\S+)/gu)];
	return {args: words.slice(1).map(({groups}) => groups!['quoted'] ?? groups!['word']!)};
}

/** Whether a text is what was shown, where a line `…` stands for any lines, or none. */
export function isShown(printed: string, shown: string): boolean {
	return areShown(printed.trimEnd().split('\n'), shown.split('\n'));
}

function areShown(lines: readonly string[], [head, ...tail]: readonly string[]): boolean {
	if (head === undefined) return lines.length === 0;
	if (head !== '…') return lines[0] === head && areShown(lines.slice(1), tail);
	return [...lines, ''].some((_, skipped) => areShown(lines.slice(skipped), tail));
}
