import {chmodSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';

/** Where a progress file would be, in a folder that is removed after the test. */
export function place(t: ExecutionContext): string {
	const folder = mkdtempSync(join(tmpdir(), 'bivalent-progress-'));
	t.teardown(() => {
		chmodSync(folder, 0o755);
		rmSync(folder, {recursive: true});
	});
	return join(folder, 'progress.json');
}
