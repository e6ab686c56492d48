/** What another program would make of an export: the tables in a model, read from its text and followed naively. */
export interface Counted {
	readonly configurations: number;
	readonly transitions: number;
}

interface Step {
	readonly to: number;
	readonly sends: readonly number[];
}

/** Local tables as read: for each process its start, and what event (a letter, or −1) does in a state; `undefined` where the model forbids it. */
interface Read {
	readonly starts: readonly number[];
	readonly destinations: readonly number[];
	readonly step: (process: number, state: number, letter: number) => Step | undefined;
}

/** Reads a Promela model as `bivalent export` writes it, and explores it. @throws Error for what it cannot read, or where an assertion fails */
export function countPromela(text: string): Counted {
	const code = text.replaceAll(/\/\*[\s\S]*?\*\//gu, '');
	const starts = [...code.matchAll(/^(?:byte|int) s\d+ = (\d+);$/gmu)].map(([, start]) => Number(start));
	const letters = Number(/^byte waits\[(\d+)\];$/mu.exec(code)?.[1] ?? 0);
	const destinations: number[] = Array.from({length: letters}, () => -1);
	const steps = new Map<string, Step>();
	for (const [, head, body] of code.matchAll(
		/:: d_step \{ (.*)\n\t*if\n([\s\S]*?)\t*:: else -> assert\(false\)\n\t*fi \}/gu,
	)) {
		const letter = head === 'true ->' ? -1 : Number(/^waits\[(\d+)\] > 0 -> waits\[\1\]--;$/u.exec(head!)![1]);
		for (const [, guard, does] of body!.matchAll(/:: (.*?) -> (.*)\n/gu)) {
			for (const [, process, state] of guard!.matchAll(/s(\d+) == (\d+)/gu)) {
				if (letter >= 0) destinations[letter] = Number(process);
				const assigned = new RegExp(String.raw`s${process} = (\d+)`, 'u').exec(does!)?.[1];
				const sends = [...does!.matchAll(/waits\[(\d+)\]\+\+/gu)].map(([, sent]) => Number(sent));
				steps.set(`${process} ${state} ${letter}`, {to: Number(assigned ?? state), sends});
			}
		}
	}
	return count({starts, destinations, step: (process, state, letter) => steps.get(`${process} ${state} ${letter}`)});
}

/** The same for a TLA+ module, of which only the tables are read. */
export function countTla(text: string): Counted {
	const code = text.replaceAll(/^\\\*.*$/gmu, '');
	const table = (name: string): string =>
		new RegExp(String.raw`^${name} == ([\s\S]*?)\n\n?(?=\w+ ==|\w+\(|Init|\n)`, 'mu').exec(code)![1]!;
	const json = (sequence: string): unknown =>
		JSON.parse(
			sequence
				.replaceAll('<<', '[')
				.replaceAll('>>', ']')
				.replaceAll(/\[to \|-> (\d+), sends \|-> (\[[^\]]*\])\]/gu, '{"to":$1,"sends":$2}'),
		);
	const cases = (name: string): unknown[] =>
		[...table(name).matchAll(/p = \d+ -> (<<[\s\S]*?>>)(?=\n {2}\[\]|\]$)/gu)].map(([, sequence]) => json(sequence!));
	const starts = [.../Init == .* CASE ([\s\S]*?)\]\n/u.exec(code)![1]!.matchAll(/-> (\d+)/gu)].map(
		([, start]) => Number(start) - 1,
	);
	const destinations = json(table('Destination')) as number[];
	const places = json(table('Place')) as number[];
	const effects = json(table('Effects')) as Step[];
	const rows = cases('Steps') as number[][][];
	return count({
		starts,
		destinations,
		step(process, state, letter) {
			const effect = effects[rows[process]![state]![letter === -1 ? 0 : places[letter]!]! - 1];
			return effect && {to: effect.to - 1, sends: effect.sends.map(sent => sent - 1)};
		},
	});
}

function count({starts, destinations, step}: Read): Counted {
	const first = {states: starts, waits: destinations.map(() => 0)};
	const seen = new Map([[JSON.stringify(first), first]]);
	let transitions = 0;
	for (const {states, waits} of seen.values()) {
		for (const [process, state] of states.entries()) {
			for (const letter of [-1, ...destinations.keys()]) {
				if (letter >= 0 && (destinations[letter] !== process || waits[letter] === 0)) continue;
				const made = step(process, state, letter);
				if (made === undefined) throw new Error(`no step of p${process} in state ${state} on letter ${letter}`);
				const after = {states: states.with(process, made.to), waits: [...waits]};
				if (letter >= 0) after.waits[letter]!--;
				for (const sent of made.sends) after.waits[sent]!++;
				seen.set(JSON.stringify(after), after);
				transitions++;
			}
		}
	}
	return {configurations: seen.size, transitions};
}
