import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** What to run, and in what terminal. */
export interface TerminalOptions {
	/** Columns and rows of the terminal; 80 and 24 unless told. */
	readonly columns?: number;
	readonly rows?: number;
	/** Added to the few variables a child gets; `undefined` takes one away. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	/** Another terminal's `home`, to start a second time with what the first one saved. */
	readonly home?: string;
}

/** The command that starts the built game, on the Node that runs the tests. */
export const game: readonly [string, string] = [process.execPath, 'dist/main.js'];

/** What the usual keys send. */
export const keys = {
	enter: '\r',
	escape: '\u001B',
	up: '\u001B[A',
	down: '\u001B[B',
	right: '\u001B[C',
	left: '\u001B[D',
	tab: '\t',
	comma: ',',
	backspace: '\u007F',
	ctrlC: '\u0003',
	ctrlZ: '\u001A',
	pageDown: '\u001B[6~',
} as const;

// The program is not the session leader: when a leader ends, the kernel resets the line, and nobody could see how the program left it.
const leader = `
trap : INT QUIT TSTP
sh -c 'echo $$ >"$0"; exec "$@"' "$0/pid" "$@"
status=$?
stty -a >"$0/line"
exit $status`;

/** Milliseconds without output after which a screen counts as drawn. */
const quiet = 50;

/** Milliseconds within which a key has to be answered; far more than it takes on a busy machine. */
const answered = 30_000;

/**
 * A program in a pseudo-terminal of its own, with a home folder of its own, seen through a terminal emulator.
 * Whoever opens one closes it: `t.teardown(() => terminal.close())`.
 */
export class TestTerminal {
	/** Resolves to the exit code (128 + n after signal n), when everything the program wrote is on the screen. */
	readonly exited: Promise<number>;
	/** The player's home folder; every XDG folder is inside it. */
	readonly home: string;
	/** Whether the cursor is shown. */
	isCursorVisible = true;
	/** Everything that the program wrote. */
	written = '';
	/** The emulator, for those who need more than text. */
	readonly emulator: InstanceType<typeof xterm.Terminal>;

	readonly #pty: pty.IPty;
	readonly #folder = mkdtempSync(join(tmpdir(), 'bivalent-test-'));
	#unparsed = 0;
	#lastOutput = performance.now();
	#status: number | undefined;

	constructor(command: readonly string[], {columns = 80, rows = 24, env = {}, home}: TerminalOptions = {}) {
		this.home = home ?? this.#folder;
		this.emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 1000});
		this.#watchCursor();
		this.#pty = pty.spawn('sh', ['-c', leader, this.#folder, ...command], {
			cols: columns,
			rows,
			name: 'xterm-256color',
			env: childEnvironment(this.home, env),
		});
		this.#pty.onData(data => {
			this.#unparsed++;
			this.written += data;
			this.#lastOutput = performance.now();
			this.emulator.write(data, () => {
				this.#unparsed--;
			});
		});
		this.emulator.onData(data => this.#pty.write(data)); // what a program asks of the terminal, the emulator answers
		const {promise, resolve} = Promise.withResolvers<number>();
		this.#pty.onExit(({exitCode, signal}) => resolve(signal ? 128 + signal : exitCode));
		this.exited = promise.then(async status => {
			await this.#settled(150); // the exit can overtake the last output
			this.#status = status;
			return status;
		});
	}

	/** Whether the program is on the alternate screen. */
	get isAlternate(): boolean {
		return this.emulator.buffer.active.type === 'alternate';
	}

	/** The rows in sight, top to bottom, without trailing blanks. */
	lines(): string[] {
		const buffer = this.emulator.buffer.active;
		const row = (y: number): string => buffer.getLine(buffer.viewportY + y)?.translateToString(true) ?? '';
		return Array.from({length: this.emulator.rows}, (_, y) => row(y));
	}

	/** The rows in sight as one text. */
	screen(): string {
		return this.lines().join('\n');
	}

	/**
	 * Waits until the screen stands still and matches, and returns it. The game's first frame is drawn when its keys are read, and not before.
	 * @throws when `timeout` milliseconds are over or the program has ended without a match; the message shows screen and exit code.
	 */
	async waitFor(pattern: RegExp | string, timeout = 30_000): Promise<string> {
		const found = (): boolean =>
			typeof pattern === 'string' ? this.screen().includes(pattern) : this.screen().search(pattern) !== -1;
		await this.#until(() => this.#isSettled(quiet) && found(), `${String(pattern)} on the screen`, timeout);
		return this.screen();
	}

	/** Sends each text as one key press, and waits after each until the screen stands still; after escape until it was answered, as together with the next key it would be another one (alt). */
	async press(...presses: readonly string[]): Promise<void> {
		for (const text of presses) {
			const before = this.written.length;
			this.#lastOutput = performance.now();
			this.#pty.write(text);
			if (text === keys.escape) await this.#until(() => this.written.length > before, 'an answer to escape', answered);
			await this.#settled(quiet);
		}
	}

	resize(columns: number, rows: number): void {
		this.emulator.resize(columns, rows);
		this.#pty.resize(columns, rows);
	}

	/** Closes the terminal under the program, as a window that is closed does. */
	hangUp(): void {
		(this.#pty as unknown as {destroy(): void}).destroy();
	}

	/** Sends the program itself a signal. */
	kill(signal: NodeJS.Signals): void {
		process.kill(this.#pid(), signal);
	}

	/** How the program left the line discipline; `true` for both is what a shell needs. Only after `exited`. */
	lineAfterExit(): {readonly icanon: boolean; readonly echo: boolean} {
		const flags = readFileSync(join(this.#folder, 'line'), 'utf8').split(/[\s;]+/u);
		return {icanon: flags.includes('icanon'), echo: flags.includes('echo')};
	}

	/** Ends the program if it still runs and removes what it left on the disk. */
	async close(): Promise<void> {
		if (this.#status === undefined) {
			for (const end of [() => this.kill('SIGKILL'), () => this.#pty.kill('SIGKILL')]) {
				try {
					end();
				} catch {
					// It was quicker.
				}
			}
		}
		await this.exited;
		this.emulator.dispose();
		rmSync(this.#folder, {recursive: true, force: true, maxRetries: 3});
	}

	#pid(): number {
		return Number(readFileSync(join(this.#folder, 'pid'), 'utf8'));
	}

	#watchCursor(): void {
		for (const [final, visible] of [
			['h', true],
			['l', false],
		] as const) {
			this.emulator.parser.registerCsiHandler({prefix: '?', final}, parameters => {
				if (parameters.includes(25)) this.isCursorVisible = visible;
				return false; // and let the emulator do its part
			});
		}
	}

	#isSettled(milliseconds: number): boolean {
		return this.#unparsed === 0 && performance.now() - this.#lastOutput >= milliseconds;
	}

	async #settled(milliseconds: number): Promise<void> {
		while (!this.#isSettled(milliseconds)) await delay(5);
	}

	async #until(condition: () => boolean, what: string, timeout: number): Promise<void> {
		const end = performance.now() + timeout;
		while (!condition()) {
			const hasEnded = this.#status !== undefined;
			if (hasEnded || performance.now() > end) {
				const state = hasEnded ? `the program ended with exit code ${this.#status}` : `not within ${timeout} ms`;
				throw new Error(`waited for ${what}: ${state}. The screen:\n${this.screen().trimEnd()}`);
			}
			await delay(10);
		}
	}
}

/** Nothing of the tester's own settings reaches a child, but where programs are and what coverage needs. */
function childEnvironment(home: string, extra: Readonly<Record<string, string | undefined>>): Record<string, string> {
	const all: Record<string, string | undefined> = {
		PATH: process.env['PATH'],
		NODE_V8_COVERAGE: process.env['NODE_V8_COVERAGE'],
		HOME: home,
		XDG_CONFIG_HOME: join(home, 'config'),
		XDG_DATA_HOME: join(home, 'data'),
		XDG_STATE_HOME: join(home, 'state'),
		XDG_CACHE_HOME: join(home, 'cache'),
		TERM: 'xterm-256color',
		LANG: 'C.UTF-8',
		...extra,
	};
	return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
