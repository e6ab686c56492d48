// A program in a pseudo-terminal, watched by the clock.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import pty from '@lydell/node-pty';

export class Program {
	written = 0;
	#text = '';
	#waiting;
	#home = mkdtempSync(join(tmpdir(), 'bivalent-bench-'));

	constructor(args) {
		this.started = performance.now();
		this.pty = pty.spawn(process.execPath, args, {
			cols: 80,
			rows: 24,
			name: 'xterm-256color',
			env: {
				PATH: process.env.PATH,
				HOME: this.#home,
				XDG_STATE_HOME: this.#home,
				TERM: 'xterm-256color',
				LANG: 'C.UTF-8',
			},
		});
		this.ended = new Promise(resolve => {
			this.pty.onExit(resolve);
		});
		this.pty.onData(data => {
			this.written += Buffer.byteLength(data);
			this.#text += data;
			if (this.#waiting?.pattern.test(this.#text)) this.#waiting.resolve(performance.now());
		});
	}

	/** When what has been written since the last call matches. */
	async until(pattern) {
		if (!pattern.test(this.#text)) {
			const late = setTimeout(
				() => this.#waiting.reject(new Error(`waited for ${pattern}, and saw ${JSON.stringify(this.#text)}`)),
				60_000,
			);
			await new Promise((resolve, reject) => {
				this.#waiting = {pattern, resolve, reject};
			});
			clearTimeout(late);
			this.#waiting = undefined;
		}
		this.#text = '';
		return performance.now();
	}

	/** Milliseconds from a key to what it draws. */
	async key(text, pattern) {
		this.#text = '';
		const pressed = performance.now();
		this.pty.write(text);
		return (await this.until(pattern)) - pressed;
	}

	async end() {
		this.pty.kill('SIGKILL');
		await this.ended;
		rmSync(this.#home, {recursive: true, force: true, maxRetries: 3});
	}
}
