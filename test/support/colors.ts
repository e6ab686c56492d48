/** The numbers of the colours that are set in what a program wrote: 30–49 and 90–107 are the terminal's own, 38 and 48 any others. */
export function colorsIn(written: string): number[] {
	return written
		.split('\u001B[')
		.slice(1)
		.flatMap(part => /^(?<codes>[\d;]*)m/u.exec(part)?.groups?.['codes']?.split(';') ?? [])
		.map(Number)
		.filter(code => (code >= 30 && code < 50) || (code >= 90 && code < 108));
}
