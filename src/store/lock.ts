import {closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import process from 'node:process';
import {BadFile, sayRefusal} from './bad-file.js';

/** Milliseconds: how long a lock is waited for, how long between two looks at it, and from what age on nobody is believed to hold it. */
const patience = 1000;
const pause = 5;
const oldAge = 5000;

/**
 * Does something with a file while no other process does: its pid stands in `<path>.lock` meanwhile. Waits, at most `wait` milliseconds; a lock
 * whose owner is dead, or that is older than five seconds, is taken away. Not to be nested. @throws BadFile, and what `body` throws
 */
export function withLock<T>(path: string, body: () => T, wait = patience): T {
	const lock = `${path}.lock`;
	acquire(path, lock, wait);
	try {
		return body();
	} finally {
		if (ownerOf(lock) === process.pid) remove(lock);
	}
}

function acquire(path: string, lock: string, wait: number): void {
	const end = performance.now() + wait;
	try {
		mkdirSync(dirname(path), {recursive: true});
		for (;;) {
			if (isStale(lock)) takeAway(lock);
			if (create(lock)) return;
			if (performance.now() >= end) break;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
		}
	} catch (error) {
		throw new BadFile(`Cannot write ${path}: ${sayRefusal(error)}.`);
	}
	throw new BadFile(`Cannot write ${path}: another game holds ${lock} all the time.`);
}

/** Makes a file with our pid in it; whether there was none. */
function create(path: string): boolean {
	let file: number;
	try {
		file = openSync(path, 'wx');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
	try {
		writeSync(file, String(process.pid));
		return true;
	} catch (error) {
		remove(path);
		throw error;
	} finally {
		closeSync(file);
	}
}

/** Takes a stale lock away: one process at a time, which looks again, so that nobody takes away the fresh lock of another who was quicker. */
function takeAway(lock: string): void {
	const claim = `${lock}.taken`;
	if (!create(claim)) {
		if (isOld(claim)) remove(claim); // whoever made it died over it
		return;
	}
	try {
		if (isStale(lock)) remove(lock);
	} finally {
		remove(claim);
	}
}

function isStale(lock: string): boolean {
	const owner = ownerOf(lock);
	return (owner !== undefined && !isAlive(owner)) || isOld(lock);
}

function isOld(path: string): boolean {
	const made = statSync(path, {throwIfNoEntry: false})?.mtimeMs;
	return made !== undefined && Date.now() - made > oldAge;
}

/** The pid in a lock; `undefined` when there is no lock, or its pid is not written yet. */
function ownerOf(lock: string): number | undefined {
	try {
		const text = readFileSync(lock, 'utf8');
		return /^[1-9]\d*$/u.test(text) ? Number(text) : undefined;
	} catch {
		return undefined;
	}
}

/** Whether there is such a process. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== 'ESRCH';
	}
}

function remove(path: string): void {
	rmSync(path, {force: true});
}
