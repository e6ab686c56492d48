// Runs a program to its end: what it printed, and what it took.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {text} from 'node:stream/consumers';

/** milliseconds between two looks at the memory */
const pause = 25;

/** What it printed, seconds from start to end, and the most memory that it held (megabytes, read where there is /proc: the highest mark of the last look). */
export async function measured(file, args) {
	const begun = performance.now();
	const child = spawn(file, args, {stdio: ['ignore', 'pipe', 'inherit']});
	let megabytes = Number.NaN;
	const look = setInterval(() => {
		megabytes = mostMemory(child.pid) ?? megabytes;
	}, pause);
	const [output, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
	const seconds = (performance.now() - begun) / 1000;
	clearInterval(look);
	if (status !== 0) throw new Error(`${file} ended with ${status}`);
	return {output, seconds, megabytes};
}

function mostMemory(pid) {
	try {
		return Number(/VmHWM:\s*(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024 || undefined;
	} catch {
		return undefined; // it has ended, or there is no /proc here
	}
}
