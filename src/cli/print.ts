import process from 'node:process';

/** What a terminal takes for a command, wherever it comes from: a protocol file may name its states as it likes. */
const command = /(?!\n)\p{Cc}/gu;

/** Prints lines to standard output. */
export function print(text: string): void {
	const plain = text.replaceAll(command, '·');
	process.stdout.write(plain.endsWith('\n') ? plain : `${plain}\n`);
}

/** Prints one JSON value to standard output. */
export function printJson(value: unknown): void {
	print(JSON.stringify(value, null, 2).replaceAll(command, sign => `\\u00${sign.charCodeAt(0).toString(16)}`));
}

/** Prints one plain sentence to standard error. */
export function complain(sentence: string): void {
	process.stderr.write(`${sentence.replace(/\s+/gu, ' ').replaceAll(command, '·').trim()}\n`);
}
