import process from 'node:process';

/** Prints lines to standard output. */
export function print(text: string): void {
	process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Prints one JSON value to standard output. */
export function printJson(value: unknown): void {
	print(JSON.stringify(value, null, 2));
}

/** A path as a shell takes it. */
export function quoted(path: string): string {
	return /^[\w/.,:@%+=-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Prints one plain sentence to standard error. */
export function complain(sentence: string): void {
	process.stderr.write(`${sentence.replace(/\s+/gu, ' ').trim()}\n`);
}
